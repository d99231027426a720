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
    private const int PerSecond = 2;

    /// <summary>Two seconds may be saved up, and what those who began on it use beyond it is paid back later.</summary>
    private const int Burst = 12 * PerSecond;

    /// <summary>How many are enough to see that both silos work.</summary>
    private const int Share = 4;
    private const int Most = 64;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ApiCalls_OfATenantOnTwoSilos_KeepToOneRate()
    {
        var silos = new[] { await home.SiloAsync(), await home.SecondSiloAsync() };
        var delivery = await Delivery.CreateAsync(home.Workspace, "capped", Delivery.Values("a"));
        await delivery.ReadyAsync();
        var names = await SpreadAsync(delivery, silos);
        await CapAsync(delivery);
        var commit = await delivery.PushAsync(new Dictionary<string, string> { ["a"] = "two" });
        var before = Calls();
        var started = Stopwatch.GetTimestamp();
        await delivery.RequestAsync();

        foreach (var name in names)
        {
            await Eventually.ReadyAsync(delivery.Client, delivery.Kustomizations, name, commit);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var calls = Calls() - before;
        Assert.True(calls >= names.Count * 3, $"{calls} requests are fewer than what was applied needs");
        Assert.True(calls <= Burst + (PerSecond * seconds), $"{calls} requests in {seconds:0.0} s");
    }

    /// <summary>Creates Kustomizations until both silos have some: where one is worked on is for the silos to decide.</summary>
    private static async Task<IReadOnlyList<string>> SpreadAsync(Delivery delivery, IReadOnlyList<SiloProcess> silos)
    {
        var names = new List<string>();
        while (names.Count < 4 * Share || (await Task.WhenAll(silos.Select(ResourcesAsync))).Min() < Share)
        {
            Assert.True(names.Count < Most, "one silo does everything");
            names.Add(string.Create(CultureInfo.InvariantCulture, $"k{names.Count}"));
            await EndToEnd.Manifests.KustomizationAsync(delivery.Client, delivery.Name, names[^1], delivery.Name, $"  namePrefix: {names[^1]}-\n");
            await Eventually.ReadyAsync(delivery.Client, delivery.Kustomizations, names[^1]);
        }

        return names;
    }

    private int Calls() => home.Api.Requests.Count(request => request.IsOf("capped", "configmaps"));

    private static async Task<int> ResourcesAsync(SiloProcess silo) =>
        (await silo.MetricsAsync(Token)).Count("gotk_reconcile_duration_seconds_count", "kind=\"Kustomization\"", "namespace=\"capped\"");

    private static async Task CapAsync(Delivery delivery)
    {
        var quota = new MapNode { { "apiCallsPerSecond", PerSecond } };
        var patch = new MapNode { { "spec", new MapNode { { "quota", quota } } } };
        var answer = await delivery.Client.PatchAsync("apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants/capped", PatchKind.Merge, patch, "test", Token);
        Assert.True(answer.IsSuccess, answer.Error?.Message);
    }
}
