using Flux.Apply.Clients;
using Flux.Cluster.Fleets;
using Flux.Cluster.Processes;
using Flux.EndToEnd;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Cluster.Histories;

/// <summary>The real thing that a history happens to: one process, one tenant, one repository with a directory for each app.</summary>
internal sealed class HistoryWorld(SingleWorkspace process, string tenant)
{
    /// <summary>The value that somebody else writes.</summary>
    public const string Drifted = "drifted";

    private readonly FleetRepository _repository = new(process.PathOf("repositories"), process.PathOf($"tree-{tenant}"), $"{tenant}.git");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Kustomizations => EndToEnd.Manifests.In(EndToEnd.Manifests.Kustomizations, tenant);

    private string ConfigMaps => $"api/v1/namespaces/{tenant}/configmaps";

    private KubeClient Client => process.Client;

    public string Commit { get; private set; } = "";

    public async Task StartAsync()
    {
        await process.StartAsync(Token);
        await _repository.CreateAsync();
        await _repository.PushAsync([("none.txt", "")]);
        await EndToEnd.Manifests.TenantAsync(Client, tenant);
        await Eventually.ReadyAsync(Client, "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants", tenant);
        await EndToEnd.Manifests.GitRepositoryAsync(Client, tenant, tenant, new Uri(process.GitAddress, $"{tenant}.git").ToString());
    }

    public async Task PushAsync(IEnumerable<ModelApp> apps)
    {
        Commit = await _repository.PushAsync(apps.SelectMany(FilesOf));
        await RequestAsync();
    }

    public Task RequestAsync() => EndToEnd.Manifests.RequestAsync(Client, tenant, tenant);

    public Task ApplyAsync(ModelApp app) => EndToEnd.Manifests.ApplyAsync(
        Client,
        $"{Kustomizations}/{app.Name}",
        $$"""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: {{app.Name}}, namespace: {{tenant}}}
        spec:
          interval: 10m
          retryInterval: 1s
          prune: true
          suspend: {{(app.IsSuspended ? "true" : "false")}}
          namePrefix: '{{app.Prefix}}'
          path: ./{{app.Name}}
          sourceRef: {kind: GitRepository, name: {{tenant}}}
        """);

    public Task DeleteAsync(ModelApp app) => Client.DeleteAsync($"{Kustomizations}/{app.Name}", Token);

    public Task DriftAsync(string name, bool deletes) => deletes
        ? Client.DeleteAsync($"{ConfigMaps}/{name}", Token)
        : Client.PatchAsync($"{ConfigMaps}/{name}", PatchKind.Merge, new MapNode { { "data", new MapNode { { "value", Drifted } } } }, "somebody", Token);

    public async Task KillAndStartAsync()
    {
        await process.KillAsync();
        await process.StartAsync(Token);
    }

    /// <summary>The Kustomization; null when there is none.</summary>
    public async Task<MapNode?> FindAsync(ModelApp app)
    {
        var answer = await Client.GetAsync($"{Kustomizations}/{app.Name}", Token);
        return answer.IsSuccess ? answer.Object : null;
    }

    /// <summary>The ConfigMaps that an app has in the cluster: value by name.</summary>
    public async Task<Dictionary<string, string>> ObjectsAsync(ModelApp app)
    {
        var selector = Uri.EscapeDataString($"kustomize.toolkit.fluxcd.io/name={app.Name}");
        var answer = await Client.GetAsync($"{ConfigMaps}?labelSelector={selector}", Token);
        return (answer.Object.GetList("items") ?? new ListNode()).ToDictionary(
            item => new ManifestObject((MapNode)item).Name, item => item.GetString("data", "value") ?? "");
    }

    private IEnumerable<(string Path, string Content)> FilesOf(ModelApp app)
    {
        yield return ($"{app.Name}/kustomization.yaml", $"resources: [{string.Join(", ", app.Declared.Keys.Order(StringComparer.Ordinal).Select(name => $"{name}.yaml"))}]\n");
        foreach (var (name, value) in app.Declared)
        {
            yield return ($"{app.Name}/{name}.yaml", app.IsBroken ? "kind: [\n" : EndToEnd.Manifests.ConfigMap(tenant, name, value));
        }
    }
}
