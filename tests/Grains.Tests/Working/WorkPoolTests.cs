using Flux.Grains.Working;
using Microsoft.Extensions.Time.Testing;

namespace Flux.Grains.Tests.Working;

public sealed class WorkPoolTests
{
    [Fact]
    public async Task Enter_WhileAnotherTenantFloods_IsServedInItsTurn()
    {
        var pool = new WorkPool(workers: 1);
        var first = await pool.EnterAsync("flood", WorkShare.Default, CancellationToken.None);
        var order = new List<string>();
        var waiting = Enumerable.Range(0, 100).Select(_ => Run(pool, "flood", WorkShare.Default, order)).ToList();
        waiting.Add(Run(pool, "light", WorkShare.Default, order));

        first.Release();
        await Task.WhenAll(waiting);

        Assert.InRange(order.IndexOf("light"), 0, 2);
    }

    [Fact]
    public async Task Enter_OfAClosedPool_WaitsUntilItIsCancelled()
    {
        var pool = new WorkPool(workers: 2);
        var working = await pool.EnterAsync("team", WorkShare.Default, CancellationToken.None);
        using var stopping = new CancellationTokenSource();

        pool.Close();
        var waiting = pool.EnterAsync("team", WorkShare.Default, stopping.Token);
        working.Release();

        Assert.False(waiting.IsCompleted);
        await stopping.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Enter_WithWeights_SharesInProportion()
    {
        var pool = new WorkPool(workers: 1);
        var first = await pool.EnterAsync("other", WorkShare.Default, CancellationToken.None);
        var order = new List<string>();
        var heavy = new WorkShare(3, null);
        var waiting = Enumerable.Range(0, 40).SelectMany(_ => new[] { Run(pool, "heavy", heavy, order), Run(pool, "light", WorkShare.Default, order) }).ToList();

        first.Release();
        await Task.WhenAll(waiting);

        Assert.InRange(order.Take(40).Count(tenant => tenant == "heavy"), 28, 32);
    }

    [Fact]
    public async Task Enter_AtTheCap_WaitsThoughWorkersAreFree()
    {
        var pool = new WorkPool(workers: 4);
        var capped = new WorkShare(1, Cap: 1);
        var first = await pool.EnterAsync("a", capped, CancellationToken.None);

        var second = pool.EnterAsync("a", capped, CancellationToken.None);
        Assert.False(second.IsCompleted);

        first.Release();
        (await second).Release();
    }

    [Fact]
    public async Task Enter_Cancelled_TakesNoWorker()
    {
        var pool = new WorkPool(workers: 1);
        var first = await pool.EnterAsync("a", WorkShare.Default, CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var abandoned = pool.EnterAsync("a", WorkShare.Default, cancel.Token);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        first.Release();

        (await pool.EnterAsync("a", WorkShare.Default, CancellationToken.None)).Release();
    }

    /// <summary>A tenant whose servers do not answer has all workers; the others get them when it is clear that it only waits.</summary>
    [Fact]
    public async Task Enter_WhileAnotherTenantsRunsHang_IsServed()
    {
        var time = new FakeTimeProvider();
        var pool = new WorkPool(workers: 2, time);
        var hanging = new[] { await EnterAsync("hangs"), await EnterAsync("hangs") };
        var third = EnterAsync("hangs");
        var light = EnterAsync("light");
        Assert.False(light.IsCompleted);

        time.Advance(WorkPool.Patience);

        // The one that waits for nobody is served; the tenant of the others has had its share.
        using var served = await light;
        Assert.False(third.IsCompleted);
        hanging[0].Release();
        (await third).Release();
        hanging[1].Release();

        // What was given back is given back once.
        using var one = await EnterAsync("light");
        var many = EnterAsync("other");
        Assert.False(many.IsCompleted);
        one.Release();
        (await many).Release();

        Task<WorkSlot> EnterAsync(string tenant) => pool.EnterAsync(tenant, WorkShare.Default, CancellationToken.None);
    }

    private static async Task Run(WorkPool pool, string tenant, WorkShare share, List<string> order)
    {
        using var slot = await pool.EnterAsync(tenant, share, CancellationToken.None);
        order.Add(tenant);
    }
}
