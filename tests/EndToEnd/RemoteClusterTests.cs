using Flux.Apply.Clients;
using Flux.DevCluster.Hosting;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Flux.Silo.Hosting;

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
        await SourceAsync(plane);
        await Manifests.KustomizationAsync(plane.HomeClient, "team", "app", "app", "  kubeConfig:\n    secretRef:\n      name: remote\n");
        await Eventually.ReadyAsync(plane.HomeClient, Manifests.In(Manifests.Kustomizations, "team"), "app");
        Assert.True((await plane.HomeClient.GetAsync($"{ConfigMaps}/a", Token)).IsNotFound);

        await there.PatchAsync($"{ConfigMaps}/a", PatchKind.Merge, new MapNode { { "data", new MapNode { { "value", "drifted" } } } }, "somebody", Token);
        await Eventually.ObjectAsync(there, ConfigMaps, "a", item => item.GetString("data", "value") == "one");
        await there.DeleteAsync($"{ConfigMaps}/a", Token);
        await Eventually.ObjectAsync(there, ConfigMaps, "a", item => item.GetString("data", "value") == "one");
    }

    /// <summary>The Secret leads to another cluster from now on; nobody says so, and the spec is the same.</summary>
    [Fact]
    public async Task Kubeconfig_ThatComesToLeadElsewhere_IsFollowedThere()
    {
        await using var plane = await _workspace.StartAsync(settings =>
        {
            settings.Reconcile.AllowUnclaimedNamespaces = true;
            settings.Reconcile.WatchPeriod = TimeSpan.FromSeconds(2);
        });
        await using var first = await RemoteAsync("first");
        await using var second = await RemoteAsync("second");
        using var connection = KubeConnection.ToServer(second.Address, second.AdministratorToken, second.CertificateAuthorityPem);
        await Manifests.NamespaceAsync(plane.HomeClient, "team");
        await KubeconfigAsync(plane.HomeClient, first);
        await SourceAsync(plane);
        await Manifests.KustomizationAsync(plane.HomeClient, "team", "app", "app", "  kubeConfig:\n    secretRef:\n      name: remote\n");
        await Eventually.ReadyAsync(plane.HomeClient, Manifests.In(Manifests.Kustomizations, "team"), "app");

        await KubeconfigAsync(plane.HomeClient, second);

        await Eventually.ObjectAsync(new KubeClient(connection), ConfigMaps, "a", item => item.GetString("data", "value") == "one");
    }

    private async Task<DevClusterHost> RemoteAsync(string name)
    {
        var remote = await DevClusterHost.StartAsync(
            new DevClusterOptions { Port = FreePorts.Take(1)[0], DataDirectory = _workspace.PathOf(name) }, cancellationToken: Token);
        using var connection = KubeConnection.ToServer(remote.Address, remote.AdministratorToken, remote.CertificateAuthorityPem);
        await Manifests.NamespaceAsync(new KubeClient(connection), "team");
        return remote;
    }

    [Fact]
    public async Task WorkloadIdentity_OfTheNamespacesAccount_DeliversToTheClusterThatTrustsIt()
    {
        await using var plane = await _workspace.StartAsync(settings =>
        {
            settings.Reconcile.AllowUnclaimedNamespaces = true;
            settings.Reconcile.FeatureGates = new HashSet<string> { "ObjectLevelWorkloadIdentity" };
        });
        await Manifests.NamespaceAsync(plane.HomeClient, "team");
        await GrantAsync(plane.HomeClient);
        await IdentityAsync(plane);
        await SourceAsync(plane);

        // The home cluster trusts its own service accounts: it stands for the other one.
        await Manifests.KustomizationAsync(plane.HomeClient, "team", "app", "app", "  kubeConfig:\n    configMapRef:\n      name: remote\n");
        await Eventually.ReadyAsync(plane.HomeClient, Manifests.In(Manifests.Kustomizations, "team"), "app");

        Assert.True((await plane.HomeClient.GetAsync($"{ConfigMaps}/a", Token)).IsSuccess);
    }

    [Fact]
    public async Task Kubeconfig_OfAnAddressThatServesCredentials_IsNotCalled()
    {
        await using var plane = await _workspace.StartAsync(settings => settings.Reconcile.AllowUnclaimedNamespaces = true);
        await Manifests.NamespaceAsync(plane.HomeClient, "team");
        await SecretAsync(plane.HomeClient, """
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "http://169.254.169.254"}}]
            users: [{name: u, user: {token: t}}]
            contexts: [{name: c, context: {cluster: c, user: u}}]
            """);
        await SourceAsync(plane);

        await Manifests.KustomizationAsync(plane.HomeClient, "team", "app", "app", "  kubeConfig:\n    secretRef:\n      name: remote\n");
        var refused = await Eventually.ObjectAsync(
            plane.HomeClient, Manifests.In(Manifests.Kustomizations, "team"), "app", item => Eventually.Reason(item) == "ReconciliationFailed");

        Assert.Contains("connections to the address of '169.254.169.254' are not allowed", Eventually.Message(refused), StringComparison.Ordinal);
    }

    private async Task SourceAsync(ControlPlane plane)
    {
        var tree = await GitWorkTree.CreateAsync(plane, "team/app.git", _workspace.PathOf("tree"));
        await tree.PushAsync(("a.yaml", Manifests.ConfigMap("team", "a", "one")));
        await Manifests.GitRepositoryAsync(plane.HomeClient, "team", "app", new Uri(plane.HttpAddress, "/git/team/app.git").ToString());
    }

    private static Task GrantAsync(KubeClient home) => Manifests.ApplyAsync(home, "apis/rbac.authorization.k8s.io/v1/clusterrolebindings/remote", """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: remote
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
        subjects: [{kind: ServiceAccount, name: default, namespace: team}]
        """);

    private static async Task IdentityAsync(ControlPlane plane)
    {
        var map = (MapNode)YamlReader.Read($"""
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: remote
              namespace: team
            data:
              provider: generic
              address: {plane.HomeClient.Connection.BaseAddress}
              audiences: https://kubernetes.default.svc
            """);
        var authority = await Eventually.ObjectAsync(plane.HomeClient, ConfigMaps, "kube-root-ca.crt", _ => true);
        map.GetMap("data")!.Set("ca.crt", authority.Get("data", "ca.crt")!.DeepClone());
        var answer = await plane.HomeClient.ApplyAsync($"{ConfigMaps}/remote", map, new ApplyParameters("test", DryRun: false), Token);
        Assert.True(answer.IsSuccess, answer.Error?.Message);
    }

    private static Task KubeconfigAsync(KubeClient home, DevClusterHost remote) => SecretAsync(home, remote.Kubeconfig());

    private static async Task SecretAsync(KubeClient home, string kubeconfig)
    {
        var value = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(kubeconfig));
        await Manifests.ApplyAsync(
            home, "api/v1/namespaces/team/secrets/remote", $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: remote\n  namespace: team\ndata:\n  value: {value}\n");
    }
}
