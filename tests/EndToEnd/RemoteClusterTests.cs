using Flux.Apply.Clients;
using Flux.DevCluster.Hosting;
using Flux.Manifests.Nodes;

namespace Flux.EndToEnd;

/// <summary>A cluster that a kubeconfig in a Secret leads to is kept as the home cluster is.</summary>
public sealed class RemoteClusterTests : IDisposable
{
    private const string ConfigMaps = "api/v1/namespaces/team/configmaps";

    private readonly Workspace _workspace = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Drift_OnARemoteCluster_IsHealedWithoutAnInterval()
    {
        await using var plane = await _workspace.StartAsync(settings => settings.Reconcile.AllowUnclaimedNamespaces = true);
        await using var remote = await DevClusterHost.StartAsync(
            new DevClusterOptions { Port = FreePorts.Take(1)[0], DataDirectory = _workspace.PathOf("remote") }, cancellationToken: Token);
        using var connection = KubeConnection.ToServer(remote.Address, remote.AdministratorToken, remote.CertificateAuthorityPem);
        var there = new KubeClient(connection);
        await Manifests.NamespaceAsync(there, "team");
        await Manifests.NamespaceAsync(plane.HomeClient, "team");
        await KubeconfigAsync(plane.HomeClient, remote);
        var tree = await GitWorkTree.CreateAsync(plane, "team/app.git", _workspace.PathOf("tree"));
        await tree.PushAsync(("a.yaml", Manifests.ConfigMap("team", "a", "one")));
        await Manifests.GitRepositoryAsync(plane.HomeClient, "team", "app", new Uri(plane.HttpAddress, "/git/team/app.git").ToString());
        await Manifests.KustomizationAsync(plane.HomeClient, "team", "app", "app", "  kubeConfig:\n    secretRef:\n      name: remote\n");
        await Eventually.ReadyAsync(plane.HomeClient, Manifests.In(Manifests.Kustomizations, "team"), "app");
        Assert.True((await plane.HomeClient.GetAsync($"{ConfigMaps}/a", Token)).IsNotFound);

        await there.PatchAsync($"{ConfigMaps}/a", PatchKind.Merge, new MapNode { { "data", new MapNode { { "value", "drifted" } } } }, "somebody", Token);
        await Eventually.ObjectAsync(there, ConfigMaps, "a", item => item.GetString("data", "value") == "one");
        await there.DeleteAsync($"{ConfigMaps}/a", Token);
        await Eventually.ObjectAsync(there, ConfigMaps, "a", item => item.GetString("data", "value") == "one");
    }

    private static async Task KubeconfigAsync(KubeClient home, DevClusterHost remote)
    {
        var value = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(remote.Kubeconfig()));
        await Manifests.ApplyAsync(
            home, "api/v1/namespaces/team/secrets/remote", $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: remote\n  namespace: team\ndata:\n  value: {value}\n");
    }
}
