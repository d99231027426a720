using Flux.Grains.Working;

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

    private static async Task Run(WorkPool pool, string tenant, WorkShare share, List<string> order)
    {
        using var slot = await pool.EnterAsync(tenant, share, CancellationToken.None);
        order.Add(tenant);
    }
}
