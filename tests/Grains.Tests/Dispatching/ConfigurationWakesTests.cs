using Flux.Grains.Reconciling;
using Flux.Grains.Tests.Tenants;

namespace Flux.Grains.Tests.Dispatching;

public sealed class ConfigurationWakesTests
{
    private const string Watched = "{reconcile.fluxcd.io/watch: Enabled}";

    [Theory]
    [InlineData(Watched, "reconcile.fluxcd.io/watch=Enabled", true)]
    [InlineData("{a: b}", "reconcile.fluxcd.io/watch=Enabled", false)]
    [InlineData("{a: b}", "a in (b)", true)]
    [InlineData("{a: b}", "", true)]
    public async Task Change_OfAConfigMap_WakesByTheSelector(string labels, string selector, bool isWoken)
    {
        var woken = await WokenAsync(new ReconcileOptions { WatchConfigsLabelSelector = selector }, labels);

        Assert.Equal(isWoken ? ["Kustomization -/ns/app"] : [], woken);
    }

    /// <summary>Its own creation wakes it, and it reads what is there then.</summary>
    [Fact]
    public async Task Change_BeforeTheFirstRun_WakesNobody()
    {
        var plane = new StoredPlane();
        await plane.CreateNewKustomizationAsync("ns", "app", "{postBuild: {substituteFrom: [{kind: ConfigMap, name: vars}]}}");

        Assert.Empty(await plane.WokenByAsync(await plane.CreateConfigMapAsync("ns", "vars", Watched)));
    }

    [Fact]
    public async Task Change_WatchersDisabled_WakesNobody() =>
        Assert.Empty(await WokenAsync(new ReconcileOptions { FeatureGates = new HashSet<string> { "DisableConfigWatchers" } }, Watched));

    private static async Task<IEnumerable<string>> WokenAsync(ReconcileOptions options, string labels)
    {
        var plane = new StoredPlane(options);
        await plane.CreateKustomizationAsync("ns", "app", "{postBuild: {substituteFrom: [{kind: ConfigMap, name: vars}]}}");
        return await plane.WokenByAsync(await plane.CreateConfigMapAsync("ns", "vars", labels));
    }
}
