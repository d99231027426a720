using Flux.Cluster.Fleets;
using Flux.Cluster.Processes;
using Flux.ObjectStore.Sqlite;

namespace Flux.Cluster;

/// <summary>The single process over SQLite, killed in the middle of applies and started again.</summary>
public sealed class ProcessLossTests(ITestOutputHelper output)
{
    private const int Count = 300;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    // The whole fleet takes a second: who looks seldom finds it done.
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_DuringApplies_ThenStart_LosesNothingAndAppliesNothingOlder()
    {
        await using var single = new SingleWorkspace(output);
        await single.StartAsync(Token);
        var repository = new FleetRepository(single.PathOf("repositories"), single.PathOf("tree"));
        await repository.CreateAsync();
        var fleet = new Fleet(single.Client, repository, Count);
        var first = await fleet.PushAsync(1);
        await fleet.CreateAsync(single.GitAddress);
        await KillAsync(single, fleet, first);

        // Nothing changes after the kill: what was interrupted is taken up from what is stored alone.
        await single.StartAsync(Token);
        await fleet.ReadyAsync(first, Count, Limit);

        var second = await fleet.PushAsync(2);
        await fleet.RequestAsync();
        await KillAsync(single, fleet, second);
        var third = await fleet.PushAsync(3);
        await single.StartAsync(Token);
        await fleet.RequestAsync();
        await fleet.ReadyAsync(third, Count, Limit);

        await FleetChecks.InventoryIsClusterAsync(fleet);
        await single.KillAsync();
        await using var witness = await SqliteObjectStore.OpenAsync(single.PathOf("objects.db"), ChangeWitness.WholeHistory, cancellationToken: Token);
        await FleetChecks.NothingWentBackAsync(witness, Count * 4);
    }

    /// <summary>Kills the process while a part of the fleet is applied and the rest is not.</summary>
    private static async Task KillAsync(SingleWorkspace single, Fleet fleet, string commit)
    {
        var done = await fleet.ReadyAsync(commit, Count / 10, Limit, Poll);
        await single.KillAsync();
        Assert.True(done < Count, "all was applied before the kill: nothing was interrupted");
    }
}
