using Flux.Apply.Clients;
using Flux.Manifests.Nodes;
using Flux.Silo.Hosting;

namespace Flux.EndToEnd;

/// <summary>A kustomization whose base is in another repository: refused, until the tenant's policy allows it.</summary>
public sealed class RemoteBaseTests : IDisposable
{
    private const string Tenants = "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task RemoteBase_IsRefused_UntilTheTenantMayHaveOne()
    {
        await using var plane = await _workspace.StartAsync();
        var client = plane.HomeClient;
        await SetUpAsync(plane, client);
        var refused = await Eventually.ObjectAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app", item => Eventually.Reason(item) == "BuildFailed");

        Assert.Contains("is not allowed", Eventually.Message(refused), StringComparison.Ordinal);

        await Manifests.ApplyAsync(
            client,
            $"{Tenants}/team",
            "apiVersion: tenancy.toolkit.fluxcd.io/v1alpha1\nkind: Tenant\nmetadata:\n  name: team\nspec:\n  namespaces: [team]\n  allowRemoteBases: true\n");
        await Eventually.ObjectAsync(client, Tenants, "team", item => item.GetInt64("status", "observedGeneration") == item.GetInt64("metadata", "generation"));
        await Manifests.RequestAsync(client, $"{Manifests.In(Manifests.Kustomizations, "team")}/app");
        await Eventually.ReadyAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app");

        Assert.Equal("remote", (await client.GetAsync("api/v1/namespaces/team/configmaps/p-a", TestContext.Current.CancellationToken)).Object.GetString("data", "value"));
    }

    private async Task SetUpAsync(ControlPlane plane, KubeClient client)
    {
        var remote = await GitWorkTree.CreateAsync(plane, "team/base.git", _workspace.PathOf("base"));
        await remote.PushAsync(("base/kustomization.yaml", "resources: [a.yaml]\n"), ("base/a.yaml", Manifests.ConfigMap("team", "a", "remote")));
        var tree = await GitWorkTree.CreateAsync(plane, "team/app.git", _workspace.PathOf("tree"));
        await tree.PushAsync(("kustomization.yaml", $"namePrefix: p-\nresources: ['{new Uri(plane.HttpAddress, "/git/team/base.git")}//base?ref=main']\n"));
        await Manifests.TenantAsync(client, "team");
        await Eventually.ReadyAsync(client, Tenants, "team");
        await Manifests.GitRepositoryAsync(client, "team", "app", new Uri(plane.HttpAddress, "/git/team/app.git").ToString());
        await Manifests.KustomizationAsync(client, "team", "app", "app");
    }
}
