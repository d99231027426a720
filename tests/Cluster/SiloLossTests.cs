using System.Diagnostics;
using System.Globalization;
using Flux.Cluster.Fleets;
using Flux.Cluster.Processes;
using Flux.ObjectStore.Postgres;
using Flux.ObjectStore.Tests.Postgres;

namespace Flux.Cluster;

/// <summary>Three silo processes over one PostgreSQL, of which some die by SIGKILL in the middle of applies.</summary>
public sealed class SiloLossTests(PostgresServer postgres, ITestOutputHelper output)
{
    private const int Count = 500;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(240);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_OfSilosDuringApplies_LosesNothingAndAppliesNothingOlder()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var cluster = new ClusterWorkspace(database, output);
        await cluster.StartHomeAsync(Token);
        var repository = new FleetRepository(cluster.PathOf("home/repositories"), cluster.PathOf("tree"));
        await repository.CreateAsync();

        // The first silo gets the dispatcher, since it is alone when it starts one.
        await cluster.StartSiloAsync(Token);
        await Task.WhenAll(cluster.StartSiloAsync(Token), cluster.StartSiloAsync(Token));
        var fleet = new Fleet(cluster.Client, repository, Count);
        var first = await fleet.PushAsync(1);
        var creating = fleet.CreateAsync(cluster.GitAddress);

        var killed = await KillAsync(cluster.Silos[^1], fleet, first);
        await creating;
        await fleet.ReadyAsync(first, Count, Limit);
        Tell("a silo died: all applied", killed);

        var second = await fleet.PushAsync(2);
        await fleet.RequestAsync();
        killed = await KillAsync(cluster.Silos[0], fleet, second);
        var third = await fleet.PushAsync(3);
        await fleet.RequestAsync();
        await fleet.ReadyAsync(third, Count, Limit);
        Tell("the dispatcher's silo died and a newer revision came: all applied", killed);

        await FleetChecks.InventoryIsClusterAsync(fleet);
        await using var witness = await PostgresObjectStore.OpenAsync(database, ChangeWitness.WholeHistory, cancellationToken: Token);
        await FleetChecks.NothingWentBackAsync(witness, Count * 4);
    }

    [Fact]
    public async Task ApiProcess_WithoutASilo_IsReadyAndSaysThatNobodyWorks()
    {
        await using var cluster = new ClusterWorkspace(await postgres.CreateDatabaseAsync(Token), output);
        await cluster.StartHomeAsync(Token);
        var before = await cluster.Home.ReadinessAsync(Token);

        await cluster.StartSiloAsync(Token);
        var after = await cluster.Home.ReadinessAsync(Token);

        Assert.StartsWith("ok, but silos: no silo is running", before, StringComparison.Ordinal);
        Assert.Equal("ok", after);
    }

    /// <summary>Kills a silo while a part of the fleet is applied and the rest is not. Returns when it was.</summary>
    private async Task<long> KillAsync(SiloProcess silo, Fleet fleet, string commit)
    {
        var done = await fleet.ReadyAsync(commit, Count / 5, Limit);
        await silo.KillAsync();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"killed with {done} of {Count} applied"));
        Assert.True(done < Count, "all was applied before the kill: nothing was interrupted");
        return Stopwatch.GetTimestamp();
    }

    private void Tell(string what, long since) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} after {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s"));
}
