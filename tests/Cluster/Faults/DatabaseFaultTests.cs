using Flux.EndToEnd;
using Flux.Manifests.Nodes;
using Flux.ObjectStore.Tests.Postgres;

namespace Flux.Cluster.Faults;

/// <summary>F8: the database goes away under everything, and comes back.</summary>
public sealed class DatabaseFaultTests(PostgresServer postgres, FaultyHome home) : IClassFixture<FaultyHome>
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task F8_DatabaseDown_EndsNothingAndTellsNothingFalse()
    {
        var token = TestContext.Current.CancellationToken;
        await home.SiloAsync();
        var delivery = await Delivery.CreateAsync(home.Workspace, "f8", Delivery.Values("a"));
        var first = Eventually.Message(await delivery.ReadyAsync());

        // The fault strikes while a run is under way: its status cannot be written.
        var gate = new TaskCompletionSource();
        using var held = home.Api.Inject(request => request.IsOf("f8", "configmaps") && request.IsApply, FaultKinds.Hold(gate.Task), times: 1);
        var second = await delivery.PushAsync(new Dictionary<string, string> { ["a"] = "two" });
        await delivery.RequestAsync();
        await held.Struck;

        // Dispatched already: nothing but the run itself comes back to what it could not finish.
        await home.Workspace.DispatchedAsync(token);
        await postgres.StopAsync();
        gate.SetResult();
        await Task.Delay(Outage, token);
        await postgres.ResumeAsync(token);

        // The same processes go on: nobody restarts them, and nobody asks again.
        await Retry(() => delivery.ReadyAsync(second));

        var commit = await delivery.PushAsync(new Dictionary<string, string> { ["a"] = "three" });
        await Retry(() => delivery.RequestAsync());
        var ready = await delivery.ReadyAsync(commit);
        Assert.NotEqual(first, Eventually.Message(ready));
        Assert.Equal("three", await delivery.ValueAsync("a"));
        await delivery.HasExactlyAsync("a");
        Assert.False((await home.SiloAsync()).HasExited);
    }

    /// <summary>The first requests may still meet connections that broke with the server.</summary>
    private static async Task Retry(Func<Task> request)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await request();
                return;
            }
            catch (Exception error) when (error is not TimeoutException && attempt < 20)
            {
                await Task.Delay(500, TestContext.Current.CancellationToken);
            }
        }
    }
}
