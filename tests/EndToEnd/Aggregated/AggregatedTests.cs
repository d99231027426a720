using System.Net;
using System.Net.Http.Headers;
using Flux.Apply.Clients;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.EndToEnd.Aggregated;

/// <summary>The control plane as part of a cluster that runs elsewhere: users talk to the cluster, the cluster to the control plane.</summary>
public sealed class AggregatedTests
{
    private const string Tenants = "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cluster_WithTheControlPlaneBehindIt_DeliversByItsOwnApi()
    {
        await using var workspace = new AggregatedWorkspace();
        await workspace.StartClusterAsync();
        await workspace.InstallAsync();
        await workspace.StartPlaneAsync();
        try
        {
            await DeliverAsync(workspace);
            await RefuseAsync(workspace);
            await BypassAsync(workspace);
            await WakeAsync(workspace);
            await DeleteNamespaceAsync(workspace);
            ReadLog(workspace);
        }
        catch (Exception)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(workspace.Logs);
            throw;
        }
    }

    /// <summary>What is pushed becomes the cluster's, and the status is read through the cluster.</summary>
    private static async Task DeliverAsync(AggregatedWorkspace workspace)
    {
        var client = workspace.Client;
        await Manifests.TenantAsync(client, "team");
        await Eventually.ReadyAsync(client, Tenants, "team");
        await workspace.Git.CreateRepositoryAsync("team/app.git", Token);
        var url = new Uri(workspace.HttpAddress, "/git/team/app.git");
        var tree = await GitWorkTree.OpenAsync(url, workspace.PathOf("tree"));
        await tree.PushAsync(("a.yaml", Manifests.ConfigMap("team", "a", "one")));
        await Manifests.GitRepositoryAsync(client, "team", "app", url.ToString());
        await Manifests.KustomizationAsync(client, "team", "app", "app");
        await Eventually.ReadyAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app");

        Assert.Equal("one", (await client.GetAsync("api/v1/namespaces/team/configmaps/a", Token)).Object.GetString("data", "value"));
        var kubectl = await Kubectl.RunAsync(workspace.Kubeconfig, "get", "gitrepositories,kustomizations", "-A");
        Assert.Contains("Applied revision: main@sha1:", kubectl, StringComparison.Ordinal);
        Assert.Contains("stored artifact for revision 'main@sha1:", kubectl, StringComparison.Ordinal);
        Assert.Contains("gitrepositories", await Kubectl.RunAsync(workspace.Kubeconfig, "api-resources", "--api-group=source.toolkit.fluxcd.io"), StringComparison.Ordinal);
        Assert.Contains("interval", await Kubectl.RunAsync(workspace.Kubeconfig, "explain", "kustomization.spec"), StringComparison.Ordinal);
    }

    /// <summary>What is collected from a container is read by programs.</summary>
    private static void ReadLog(AggregatedWorkspace workspace)
    {
        var lines = workspace.PlaneLog.Select(line => (MapNode)JsonNodeReader.Read(line)).ToList();

        Assert.All(lines, line => Assert.Contains(line.GetString("level"), new[] { "debug", "info", "warn", "error" }));
        var finished = lines.First(line => line.GetString("controllerKind") == "Kustomization" && line.GetString("msg")!.StartsWith("Reconciliation finished", StringComparison.Ordinal));
        Assert.Equal(("info", "team", "app"), (finished.GetString("level"), finished.GetString("namespace"), finished.GetString("name")));
        Assert.Equal(5003, finished.GetInt64("eventId"));
    }

    /// <summary>The cluster's roles govern, its namespaces count, and a claim is one tenant's.</summary>
    private static async Task RefuseAsync(AggregatedWorkspace workspace)
    {
        var client = workspace.Client;
        var stranger = new KubeClient(client.Connection, "system:serviceaccount:team:default");
        var denied = await stranger.GetAsync($"{Manifests.In(Manifests.Kustomizations, "team")}/app", Token);
        Assert.Equal(403, denied.Code);

        var kustomization = new MapNode
        {
            { "apiVersion", "kustomize.toolkit.fluxcd.io/v1" }, { "kind", "Kustomization" }, { "metadata", new MapNode { { "name", "x" } } },
            { "spec", new MapNode { { "interval", "1m" }, { "prune", true }, { "sourceRef", new MapNode { { "kind", "GitRepository" }, { "name", "app" } } } } },
        };
        var missing = await client.CreateAsync(Manifests.In(Manifests.Kustomizations, "nowhere"), kustomization, Token);
        Assert.Equal("namespaces \"nowhere\" not found", missing.Error!.Message);

        var taken = new MapNode
        {
            { "apiVersion", "tenancy.toolkit.fluxcd.io/v1alpha1" }, { "kind", "Tenant" }, { "metadata", new MapNode { { "name", "thief" } } },
            { "spec", new MapNode { { "namespaces", new ListNode { "team" } } } },
        };
        Assert.Contains("belongs to the tenant team", (await client.CreateAsync(Tenants, taken, Token)).Error!.Message, StringComparison.Ordinal);
        taken.GetMap("spec")!.Set("namespaces", new ListNode { "kube-system" });
        Assert.Contains("reserved", (await client.CreateAsync(Tenants, taken, Token)).Error!.Message, StringComparison.Ordinal);
    }

    /// <summary>Whoever goes to the control plane without the cluster is known by the cluster's tokens only.</summary>
    private static async Task BypassAsync(AggregatedWorkspace workspace)
    {
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var http = new HttpClient(handler) { BaseAddress = workspace.ApiAddress };
        var path = new Uri($"/{Manifests.In(Manifests.Kustomizations, "team")}", UriKind.Relative);

        using var forged = new HttpRequestMessage(HttpMethod.Get, path);
        forged.Headers.Add("X-Remote-User", "admin");
        forged.Headers.Add("X-Remote-Group", "system:masters");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(forged, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(path, Token)).StatusCode);

        using var unknown = new HttpRequestMessage(HttpMethod.Get, path);
        unknown.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "unknown");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(unknown, Token)).StatusCode);

        using var known = new HttpRequestMessage(HttpMethod.Get, path);
        known.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TenantTokenAsync(workspace));
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(known, Token)).StatusCode);
    }

    /// <summary>
    /// What is in the cluster and asks to be watched wakes those that read it; so does one that another waits for. No interval and no
    /// retry is near.
    /// </summary>
    private static async Task WakeAsync(AggregatedWorkspace workspace)
    {
        var client = workspace.Client;
        await SettingAsync(client, "configmaps", "ConfigMap", "data", "one");
        await SettingAsync(client, "secrets", "Secret", "stringData", "one");
        var tree = await GitWorkTree.OpenAsync(new Uri(workspace.HttpAddress, "/git/team/app.git"), workspace.PathOf("tree-wake"));
        await tree.PushAsync(("b.yaml", Manifests.ConfigMap("team", "b", "${configmaps}-${secrets}")));
        await Manifests.RequestAsync(client, "team", "app");
        await Manifests.KustomizationAsync(
            client, "team", "after", "app", "  namePrefix: after-\n  dependsOn: [{name: reads}]\n");
        await Eventually.ObjectAsync(
            client, Manifests.In(Manifests.Kustomizations, "team"), "after", item => Eventually.Reason(item) == "DependencyNotReady");
        await Manifests.KustomizationAsync(
            client, "team", "reads", "app", "  namePrefix: reads-\n  postBuild: {substituteFrom: [{kind: ConfigMap, name: setting}, {kind: Secret, name: setting}]}\n");

        await Eventually.ReadyAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "after");
        await HasAsync("one-one");
        await SettingAsync(client, "configmaps", "ConfigMap", "data", "two");
        await HasAsync("two-one");
        await SettingAsync(client, "secrets", "Secret", "stringData", "two");
        await HasAsync("two-two");

        Task HasAsync(string value) => Eventually.ObjectAsync(
            client, "api/v1/namespaces/team/configmaps", "reads-b", item => item.GetString("data", "value") == value);
    }

    /// <summary>A namespace of the cluster takes with it what it has at the control plane.</summary>
    private static async Task DeleteNamespaceAsync(AggregatedWorkspace workspace)
    {
        var client = workspace.Client;
        await client.DeleteAsync(Tenants + "/team", Token);
        await client.DeleteAsync("api/v1/namespaces/team", Token);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!(await client.GetAsync("api/v1/namespaces/team", limit.Token)).IsNotFound)
        {
            await Task.Delay(200, limit.Token);
        }

        foreach (var kind in new[] { Manifests.Kustomizations, Manifests.GitRepositories })
        {
            var left = await client.GetAsync(Manifests.In(kind, "team"), Token);
            Assert.True(left.IsSuccess, left.Error?.Message);
            Assert.Empty(left.Object.GetList("items")!);
        }
    }

    private static Task SettingAsync(KubeClient client, string plural, string kind, string field, string value) => Manifests.ApplyAsync(
        client,
        $"api/v1/namespaces/team/{plural}/setting",
        $"apiVersion: v1\nkind: {kind}\nmetadata:\n  name: setting\n  namespace: team\n  labels: {{reconcile.fluxcd.io/watch: Enabled}}\n{field}:\n  {plural}: {value}\n");

    private static async Task<string> TenantTokenAsync(AggregatedWorkspace workspace)
    {
        var request = new MapNode { { "apiVersion", "authentication.k8s.io/v1" }, { "kind", "TokenRequest" }, { "spec", new MapNode() } };
        var issued = await workspace.Client.CreateAsync("api/v1/namespaces/team/serviceaccounts/flux-tenant/token", request, Token);
        return issued.Object.GetString("status", "token")!;
    }
}
