using Flux.Apply.Clients;
using Flux.Cluster.Fleets;
using Flux.Cluster.Processes;
using Flux.EndToEnd;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Cluster.Faults;

/// <summary>A tenant with one repository, its source and its Kustomization, all of one name.</summary>
internal sealed class Delivery
{
    private const string Tenants = "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants";

    private readonly FleetRepository _repository;

    private Delivery(ClusterWorkspace workspace, string name)
    {
        Client = workspace.Client;
        Name = name;
        _repository = new FleetRepository(workspace.PathOf("home/repositories"), workspace.PathOf($"tree-{name}"), $"{name}.git");
    }

    public KubeClient Client { get; }

    /// <summary>The name of everything, the namespace included.</summary>
    public string Name { get; }

    public string Kustomizations => EndToEnd.Manifests.In(EndToEnd.Manifests.Kustomizations, Name);

    public string Sources => EndToEnd.Manifests.In(EndToEnd.Manifests.GitRepositories, Name);

    public string ConfigMaps => $"api/v1/namespaces/{Name}/configmaps";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="workspace">Where.</param>
    /// <param name="name">The name of everything.</param>
    /// <param name="values">ConfigMaps to begin with, by name; each has its value.</param>
    /// <param name="retry">The Kustomization's retry interval.</param>
    public static async Task<Delivery> CreateAsync(ClusterWorkspace workspace, string name, IReadOnlyDictionary<string, string> values, string retry = "1s")
    {
        var delivery = new Delivery(workspace, name);
        await delivery._repository.CreateAsync();
        await delivery.PushAsync(values);
        await EndToEnd.Manifests.TenantAsync(delivery.Client, name);
        await Eventually.ReadyAsync(delivery.Client, Tenants, name);
        await EndToEnd.Manifests.GitRepositoryAsync(delivery.Client, name, name, new Uri(workspace.GitAddress, $"{name}.git").ToString());

        // With its source ready the first run gets to the end, and leaves no retry behind that a test would take for recovery.
        await Eventually.ReadyAsync(delivery.Client, delivery.Sources, name);
        await EndToEnd.Manifests.KustomizationAsync(delivery.Client, name, name, name, $"  retryInterval: {retry}\n");
        return delivery;
    }

    public static Dictionary<string, string> Values(params string[] names) => names.ToDictionary(name => name, _ => "one");

    public Task<string> PushAsync(IReadOnlyDictionary<string, string> values) =>
        PushFilesAsync(values.Select(item => ($"{item.Key}.yaml", EndToEnd.Manifests.ConfigMap(Name, item.Key, item.Value))));

    public Task<string> PushFilesAsync(IEnumerable<(string Path, string Content)> files) => _repository.PushAsync(files);

    /// <summary>Asks for a fetch now.</summary>
    public Task RequestAsync() => EndToEnd.Manifests.RequestAsync(Client, Name, Name);

    public Task<MapNode> ReadyAsync(string commit = "") => Eventually.ReadyAsync(Client, Kustomizations, Name, commit);

    /// <summary>The Kustomization once it is not ready, for this reason.</summary>
    public Task<MapNode> FailedAsync(string reason) =>
        Eventually.ObjectAsync(Client, Kustomizations, Name, item => Eventually.Is(item, "False") && Eventually.Reason(item) == reason);

    /// <summary>Gives the tenant's account this role from now on.</summary>
    public async Task HasRoleAsync(string role)
    {
        await PatchAsync($"{Tenants}/{Name}", "clusterRole", role);
        await Eventually.ObjectAsync(
            Client, $"apis/rbac.authorization.k8s.io/v1/namespaces/{Name}/rolebindings", "flux-tenant", item => item.GetString("roleRef", "name") == role);
    }

    /// <summary>Takes the tenant away, and then the account that it leaves behind.</summary>
    public async Task LoseAccountAsync()
    {
        await Client.DeleteAsync($"{Tenants}/{Name}", Token);
        await Eventually.ObjectAsync(Client, Kustomizations, Name, item => Eventually.Reason(item) == "AccessDenied");
        await Client.DeleteAsync($"api/v1/namespaces/{Name}/serviceaccounts/flux-tenant", Token);
    }

    /// <summary>Changes a field of the Kustomization's spec.</summary>
    public Task SetAsync(string field, Node value) => PatchAsync($"{Kustomizations}/{Name}", field, value);

    /// <summary>Changes a field of the source's spec.</summary>
    public Task SetSourceAsync(string field, Node value) => PatchAsync($"{Sources}/{Name}", field, value);

    /// <summary>Writes a value as somebody else would.</summary>
    public Task DriftAsync(string name, string value) =>
        Client.PatchAsync($"{ConfigMaps}/{name}", PatchKind.Merge, new MapNode { { "data", new MapNode { { "value", value } } } }, "somebody", Token);

    public Task HasValueAsync(string name, string value) => Eventually.ObjectAsync(Client, ConfigMaps, name, item => item.GetString("data", "value") == value);

    public Task DeleteAsync() => Client.DeleteAsync($"{Kustomizations}/{Name}", Token);

    public async Task<MapNode> CurrentAsync() => (await Client.GetAsync($"{Kustomizations}/{Name}", Token)).Object!;

    public async Task GoneAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!(await Client.GetAsync($"{Kustomizations}/{Name}", limit.Token)).IsNotFound)
        {
            await Task.Delay(100, limit.Token);
        }
    }

    public static string[] Inventory(MapNode item) =>
        [.. (item.GetList("status", "inventory", "entries") ?? Enumerable.Empty<Node>()).Select(entry => entry.GetString("id")!.Split('_')[1]).Order(StringComparer.Ordinal)];

    /// <summary>The names of the ConfigMaps that the Kustomization has in the cluster.</summary>
    public async Task<string[]> InClusterAsync()
    {
        var answer = await Client.GetAsync($"{ConfigMaps}?labelSelector={Uri.EscapeDataString("kustomize.toolkit.fluxcd.io/name")}", Token);
        return [.. answer.Object!.GetList("items")!.Select(item => new ManifestObject((MapNode)item).Name).Order(StringComparer.Ordinal)];
    }

    public async Task<string?> ValueAsync(string name) => (await Client.GetAsync($"{ConfigMaps}/{name}", Token)).Object.GetString("data", "value");

    /// <summary>The cluster has exactly these, and the inventory says so.</summary>
    public async Task HasExactlyAsync(params string[] names)
    {
        Assert.Equal(names, await InClusterAsync());
        Assert.Equal(names, Inventory(await CurrentAsync()));
    }

    /// <summary>Like any client, tries again when the object changes under it.</summary>
    private async Task PatchAsync(string path, string field, Node value)
    {
        var patch = new MapNode { { "spec", new MapNode { { field, value } } } };
        var answer = await Client.PatchAsync(path, PatchKind.Merge, patch, "test", Token);
        for (var attempt = 0; attempt < 20 && answer.Code == 409; attempt++)
        {
            await Task.Delay(50, Token);
            answer = await Client.PatchAsync(path, PatchKind.Merge, patch, "test", Token);
        }

        Assert.True(answer.IsSuccess, answer.Error?.Message);
    }
}
