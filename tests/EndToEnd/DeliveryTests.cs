using Flux.Apply.Clients;
using Flux.Manifests.Nodes;
using Flux.Silo.Hosting;

namespace Flux.EndToEnd;

/// <summary>The main job, by a stock git client and over HTTP: what tenants push is what the cluster has.</summary>
public sealed class DeliveryTests : IDisposable
{
    private const string ConfigMaps = "api/v1/namespaces/team/configmaps";

    private readonly Workspace _workspace = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Push_NewRevision_IsAppliedAndWhatIsGoneIsPruned()
    {
        await using var plane = await _workspace.StartAsync();
        var client = plane.HomeClient;
        var tree = await SetUpAsync(plane, client);
        var first = await tree.PushAsync(("a.yaml", Manifests.ConfigMap("team", "a", "one")), ("b.yaml", Manifests.ConfigMap("team", "b", "one")));
        await Manifests.RequestAsync(client, "team", "app");
        await Eventually.ReadyAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app", first);

        var second = await tree.PushAsync(("a.yaml", Manifests.ConfigMap("team", "a", "two")));
        await Manifests.RequestAsync(client, "team", "app");
        var ready = await Eventually.ReadyAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app", second);

        Assert.Equal("two", (await client.GetAsync($"{ConfigMaps}/a", Token)).Object.GetString("data", "value"));
        Assert.True((await client.GetAsync($"{ConfigMaps}/b", Token)).IsNotFound);
        Assert.Equal("team_a__ConfigMap", Assert.Single(ready.GetList("status", "inventory", "entries")!).GetString("id"));
    }

    [Fact]
    public async Task Drift_ByAnotherHand_IsHealedWithoutAnInterval()
    {
        await using var plane = await _workspace.StartAsync();
        var client = plane.HomeClient;
        var tree = await SetUpAsync(plane, client);
        await tree.PushAsync(("a.yaml", Manifests.ConfigMap("team", "a", "one")));
        await Manifests.RequestAsync(client, "team", "app");
        await Eventually.ReadyAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app");

        await client.PatchAsync($"{ConfigMaps}/a", PatchKind.Merge, new MapNode { { "data", new MapNode { { "value", "drifted" } } } }, "somebody", Token);
        await Eventually.ObjectAsync(client, ConfigMaps, "a", item => item.GetString("data", "value") == "one");
        await client.DeleteAsync($"{ConfigMaps}/a", Token);
        await Eventually.ObjectAsync(client, ConfigMaps, "a", item => item.GetString("data", "value") == "one");
    }

    [Fact]
    public async Task Restart_NothingChanged_AppliesNothingAgain()
    {
        string version;
        string?[] history;
        await using (var plane = await _workspace.StartAsync())
        {
            var tree = await SetUpAsync(plane, plane.HomeClient);
            var commit = await tree.PushAsync(("a.yaml", Manifests.ConfigMap("team", "a", "one")));
            await Manifests.RequestAsync(plane.HomeClient, "team", "app");
            var applied = await Eventually.ObjectAsync(plane.HomeClient, ConfigMaps, "a", item => item.GetString("data", "value") == "one");
            version = new Flux.Manifests.Objects.ManifestObject(applied).ResourceVersion;
            history = Digests(await Eventually.ReadyAsync(plane.HomeClient, Manifests.In(Manifests.Kustomizations, "team"), "app", commit));
        }

        await using var again = await _workspace.StartAsync();
        var ready = await Eventually.ReadyAsync(again.HomeClient, Manifests.In(Manifests.Kustomizations, "team"), "app");
        var after = (await again.HomeClient.GetAsync($"{ConfigMaps}/a", Token)).Object!;

        Assert.Equal(version, new Flux.Manifests.Objects.ManifestObject(after).ResourceVersion);
        Assert.Equal(history, Digests(ready));

        // How often one was looked at is another matter: a start looks at everything once.
        static string?[] Digests(MapNode item) => [.. item.GetList("status", "history")!.Select(entry => entry.GetString("digest"))];
    }

    [Fact]
    public async Task BrokenYaml_InOneTenant_IsToldWithItsFileAndHarmsNobody()
    {
        await using var plane = await _workspace.StartAsync();
        var client = plane.HomeClient;
        var tree = await SetUpAsync(plane, client);
        await tree.PushAsync(("a.yaml", Manifests.ConfigMap("team", "a", "one")));
        await Manifests.RequestAsync(client, "team", "app");
        await Eventually.ReadyAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app");

        await tree.PushAsync(("bad.yaml", "apiVersion: v1\nkind: [\n"));
        await Manifests.RequestAsync(client, "team", "app");
        var failed = await Eventually.ObjectAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app", item => Eventually.Is(item, "False"));

        Assert.Equal("BuildFailed", Eventually.Reason(failed));
        Assert.Contains("bad.yaml", Eventually.Message(failed), StringComparison.Ordinal);
        Assert.Equal("one", (await client.GetAsync($"{ConfigMaps}/a", Token)).Object.GetString("data", "value"));
    }

    [Fact]
    public async Task UnclaimedNamespace_IsRefusedWithWhatToDo()
    {
        await using var plane = await _workspace.StartAsync();
        var client = plane.HomeClient;
        await Manifests.NamespaceAsync(client, "nobody");
        await Manifests.KustomizationAsync(client, "nobody", "app", "none");

        var refused = await Eventually.ObjectAsync(client, Manifests.In(Manifests.Kustomizations, "nobody"), "app", item => Eventually.Is(item, "False"));

        Assert.Equal("AccessDenied", Eventually.Reason(refused));
        Assert.Contains("spec.namespaces", Eventually.Message(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherTenantsNamespace_InAManifest_GetsTheServersOwn403()
    {
        await using var plane = await _workspace.StartAsync();
        var client = plane.HomeClient;
        var tree = await SetUpAsync(plane, client);
        await Manifests.TenantAsync(client, "other");
        await Eventually.ReadyAsync(client, "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants", "other");
        await tree.PushAsync(("x.yaml", Manifests.ConfigMap("other", "planted", "x")));
        await Manifests.RequestAsync(client, "team", "app");

        var failed = await Eventually.ObjectAsync(
            client, Manifests.In(Manifests.Kustomizations, "team"), "app", item => Eventually.Reason(item) == "ReconciliationFailed");

        Assert.Contains("(Forbidden)", Eventually.Message(failed), StringComparison.Ordinal);
        Assert.Contains("system:serviceaccount:team:flux-tenant", Eventually.Message(failed), StringComparison.Ordinal);
    }

    private async Task<GitWorkTree> SetUpAsync(ControlPlane plane, KubeClient client)
    {
        var tree = await GitWorkTree.CreateAsync(plane, "team/app.git", _workspace.PathOf("tree"));
        await tree.PushAsync(("a.yaml", Manifests.ConfigMap("team", "a", "zero")));
        await Manifests.TenantAsync(client, "team");
        await Eventually.ReadyAsync(client, "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants", "team");
        await Manifests.GitRepositoryAsync(client, "team", "app", new Uri(plane.HttpAddress, "/git/team/app.git").ToString());
        await Manifests.KustomizationAsync(client, "team", "app", "app");
        await Eventually.ReadyAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app");
        return tree;
    }
}
