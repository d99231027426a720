using Flux.Manifests.Nodes;

namespace Flux.EndToEnd.Tenants;

/// <summary>Tenants at their caps: they are told, delivered later, and nobody else notices.</summary>
public sealed class TenantCapTests(CappedPlane plane) : IClassFixture<CappedPlane>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Objects_BeyondTheNumber_AreRefusedUntilAnOlderOneGoes()
    {
        await plane.TenantAsync("many", "{objects: {Kustomization: 1}}");
        var kustomizations = Manifests.In(Manifests.Kustomizations, "many");
        await Manifests.KustomizationAsync(plane.Client, "many", "a-first", "many");
        await Eventually.ReadyAsync(plane.Client, kustomizations, "a-first");
        await Manifests.KustomizationAsync(plane.Client, "many", "second", "many");

        var refused = await Eventually.ObjectAsync(plane.Client, kustomizations, "second", item => Eventually.Reason(item) == "QuotaExceeded");
        Assert.Contains("may have 1 objects of kind Kustomization (spec.quota.objects)", Eventually.Message(refused), StringComparison.Ordinal);
        Assert.Equal("True", CappedPlane.Condition(refused, "Stalled").GetString("status"));
        await plane.OtherIsServedAsync("many-other");
        await Eventually.ObjectAsync(plane.Client, CappedPlane.Tenants, "many", item => item.GetInt64("status", "usage", "objects", "Kustomization") is >= 1);

        await plane.Client.DeleteAsync($"{kustomizations}/a-first", Token);

        await Eventually.ReadyAsync(plane.Client, kustomizations, "second");
    }

    [Fact]
    public async Task ApiCalls_BeyondTheRate_ArePutOffAndMadeLater()
    {
        await plane.TenantAsync("calls", "{apiCallsPerSecond: 1}");
        var kustomizations = Manifests.In(Manifests.Kustomizations, "calls");
        await Manifests.KustomizationAsync(plane.Client, "calls", "first", "calls");
        await Eventually.ReadyAsync(plane.Client, kustomizations, "first");
        await Manifests.KustomizationAsync(plane.Client, "calls", "second", "calls", "  namePrefix: second-\n");

        await plane.HeldAsync(kustomizations, "second", "spec.quota.apiCallsPerSecond (1)");
        await plane.OtherIsServedAsync("calls-other");
        await plane.UsedAsync("calls", "apiCalls");

        var ready = await Eventually.ReadyAsync(plane.Client, kustomizations, "second");
        Assert.Null(CappedPlane.Condition(ready, "Held"));
    }

    [Fact]
    public async Task RenderSeconds_UsedUp_PutBuildsOffAndLeaveWhatIsApplied()
    {
        var tree = await plane.TenantAsync("render", "{renderSecondsPerHour: 2}");
        var kustomizations = Manifests.In(Manifests.Kustomizations, "render");
        plane.Time.Step = TimeSpan.FromSeconds(10);
        await Manifests.KustomizationAsync(plane.Client, "render", "app", "render");
        await Eventually.ReadyAsync(plane.Client, kustomizations, "app");
        plane.Time.Step = TimeSpan.Zero;
        var commit = await tree.PushAsync(CappedPlane.Files("render", "two"));
        await Manifests.RequestAsync(plane.Client, "render", "render");

        var held = await plane.HeldAsync(kustomizations, "app", "spec.quota.renderSecondsPerHour (2)");
        Assert.True(Eventually.Is(held, "True"));
        await plane.OtherIsServedAsync("render-other");
        await plane.UsedAsync("render", "renderSeconds");

        plane.Time.Advance(Day);
        await Manifests.RequestAsync(plane.Client, $"{kustomizations}/app");
        var ready = await Eventually.ReadyAsync(plane.Client, kustomizations, "app", commit);
        Assert.Null(CappedPlane.Condition(ready, "Held"));
    }

    [Fact]
    public async Task FetchedBytes_UsedUp_PutFetchesOffAndKeepTheArtifact()
    {
        var tree = await plane.TenantAsync("bytes", "{fetchedBytesPerHour: \"100\"}");
        var sources = Manifests.In(Manifests.GitRepositories, "bytes");
        await Manifests.KustomizationAsync(plane.Client, "bytes", "app", "bytes");
        await Eventually.ReadyAsync(plane.Client, Manifests.In(Manifests.Kustomizations, "bytes"), "app");
        var commit = await tree.PushAsync(CappedPlane.Files("bytes", "two"));
        await Manifests.RequestAsync(plane.Client, "bytes", "bytes");

        var held = await plane.HeldAsync(sources, "bytes", "spec.quota.fetchedBytesPerHour (100)");
        Assert.NotNull(held.GetMap("status", "artifact"));
        await plane.OtherIsServedAsync("bytes-other");
        await plane.UsedAsync("bytes", "fetchedBytes");

        plane.Time.Advance(Day);
        await Manifests.RequestAsync(plane.Client, "bytes", "bytes");
        await Eventually.ReadyAsync(plane.Client, Manifests.In(Manifests.Kustomizations, "bytes"), "app", commit);
    }
}
