using System.Diagnostics;
using System.Globalization;
using Flux.Apply.Clients;
using Flux.Cluster.Faults;
using Flux.Cluster.Processes;
using Flux.EndToEnd;
using Flux.Manifests.Nodes;

namespace Flux.Cluster.Tenants;

/// <summary>A tenant's caps hold for all silos together.</summary>
public sealed class TenantCapTests(FaultyHome home) : IClassFixture<FaultyHome>
{
    private const int Count = 10;
    private const int PerSecond = 5;

    /// <summary>Two seconds may be saved up, and what those who began on it use beyond it is paid back later.</summary>
    private const int Burst = 10 * PerSecond;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ApiCalls_OfATenantOnTwoSilos_KeepToOneRate()
    {
        var silos = new[] { await home.SiloAsync(), await home.SecondSiloAsync() };
        var delivery = await Delivery.CreateAsync(home.Workspace, "capped", Delivery.Values("a", "b", "c", "d"));
        await delivery.ReadyAsync();
        await CapAsync(delivery);
        var before = Calls();
        var started = Stopwatch.GetTimestamp();

        var names = Enumerable.Range(0, Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i}")).ToArray();
        foreach (var name in names)
        {
            await EndToEnd.Manifests.KustomizationAsync(delivery.Client, delivery.Name, name, delivery.Name, $"  namePrefix: {name}-\n");
        }

        foreach (var name in names)
        {
            await Eventually.ReadyAsync(delivery.Client, delivery.Kustomizations, name);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var calls = Calls() - before;
        Assert.True(calls >= Count * 8, $"{calls} requests are fewer than what was applied needs");
        Assert.True(calls <= Burst + (PerSecond * seconds), $"{calls} requests in {seconds:0.0} s");
        Assert.All(await Task.WhenAll(silos.Select(RunsAsync)), runs => Assert.NotEqual(0, runs));
    }

    private int Calls() => home.Api.Requests.Count(request => request.IsOf("capped", "configmaps"));

    private static async Task<long> RunsAsync(SiloProcess silo) =>
        (await silo.MetricsAsync(Token)).Sum("gotk_reconcile_duration_seconds_count", "kind=\"Kustomization\"", "namespace=\"capped\"");

    private static async Task CapAsync(Delivery delivery)
    {
        var quota = new MapNode { { "apiCallsPerSecond", PerSecond } };
        var patch = new MapNode { { "spec", new MapNode { { "quota", quota } } } };
        var answer = await delivery.Client.PatchAsync("apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants/capped", PatchKind.Merge, patch, "test", Token);
        Assert.True(answer.IsSuccess, answer.Error?.Message);
    }
}
