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

    private const string Tenants = "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants";

    private string[] Sources => [tenant, $"{tenant}-too"];

    private string ConfigMaps => $"api/v1/namespaces/{tenant}/configmaps";

    private KubeClient Client => process.Client;

    public string Commit { get; private set; } = "";

    public async Task StartAsync()
    {
        await process.StartAsync(Token);
        await _repository.CreateAsync();
        await _repository.PushAsync([("none.txt", "")]);
        await TenantAsync(tenant, [tenant], freeze: false);
        await SourcesAsync();
    }

    /// <summary>The two sources of the one repository.</summary>
    public async Task SourcesAsync()
    {
        foreach (var source in Sources)
        {
            await EndToEnd.Manifests.GitRepositoryAsync(Client, tenant, source, new Uri(process.GitAddress, $"{tenant}.git").ToString());
        }
    }

    public async Task PushAsync(IEnumerable<ModelApp> apps)
    {
        Commit = await _repository.PushAsync(apps.SelectMany(FilesOf));
        await RequestAsync();
    }

    public async Task RequestAsync()
    {
        foreach (var source in Sources)
        {
            await EndToEnd.Manifests.RequestAsync(Client, tenant, source);
        }
    }

    /// <summary>Asks for a reconcile of an app many times in a row. Returns the last request.</summary>
    public async Task<string> RequestOftenAsync(ModelApp app)
    {
        var token = "";
        for (var i = 0; i < 8; i++)
        {
            token = Guid.NewGuid().ToString();
            var annotations = new MapNode { { "reconcile.fluxcd.io/requestedAt", token } };
            await Client.PatchAsync(
                $"{Kustomizations}/{app.Name}", PatchKind.Merge, new MapNode { { "metadata", new MapNode { { "annotations", annotations } } } }, "test", Token);
        }

        return token;
    }

    /// <summary>Writes what an app substitutes from; every other app has a Secret.</summary>
    public Task SettingAsync(ModelApp app)
    {
        var (kind, plural, field) = Settings(app) == "Secret" ? ("Secret", "secrets", "stringData") : ("ConfigMap", "configmaps", "data");
        return EndToEnd.Manifests.ApplyAsync(
            Client,
            $"api/v1/namespaces/{tenant}/{plural}/vars-{app.Name}",
            $"apiVersion: v1\nkind: {kind}\nmetadata:\n  name: vars-{app.Name}\n  namespace: {tenant}\n  labels: {{reconcile.fluxcd.io/watch: Enabled}}\n{field}:\n  setting: {app.Setting}\n");
    }

    public async Task FreezeAsync(bool freeze) => await TenantAsync(tenant, [tenant], freeze);

    /// <summary>The namespace goes to another tenant and back, or its tenant goes and comes again.</summary>
    public async Task ChangeOwnerAsync(bool deletes, TimeSpan pause)
    {
        if (deletes)
        {
            await Client.DeleteAsync($"{Tenants}/{tenant}", Token);
            await UntilAsync("the tenant is gone", async () => (await Client.GetAsync($"{Tenants}/{tenant}", Token)).IsNotFound);
            await Task.Delay(pause, Token);
            await TenantAsync(tenant, [tenant], freeze: false);
            return;
        }

        foreach (var (from, to) in new[] { (tenant, $"{tenant}-other"), ($"{tenant}-other", tenant) })
        {
            await ApplyTenantAsync(from, [], freeze: false);
            await TenantAsync(to, [tenant], freeze: false);
            await Task.Delay(pause, Token);
        }
    }

    /// <summary>The namespace goes with all that is in it, and its tenant gets it anew.</summary>
    public async Task DeleteNamespaceAsync()
    {
        var path = $"api/v1/namespaces/{tenant}";
        var former = (await Client.GetAsync(path, Token)).Object.GetString("metadata", "uid");
        await Client.DeleteAsync(path, Token);

        // It may be there again before anybody can see that it was gone.
        await UntilAsync("the namespace is gone", async () => await Client.GetAsync(path, Token) is var read
            && (read.IsNotFound || read.Object.GetString("metadata", "uid") != former));
        var account = $"api/v1/namespaces/{tenant}/serviceaccounts/flux-tenant";
        await UntilAsync("the namespace is provisioned anew", async () => (await Client.GetAsync(account, Token)).IsSuccess);
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(60))
            {
                throw new InvalidOperationException($"waited in vain until {what}");
            }

            await Task.Delay(10, Token);
        }
    }

    private async Task TenantAsync(string name, string[] namespaces, bool freeze)
    {
        await ApplyTenantAsync(name, namespaces, freeze);
        await Eventually.ObjectAsync(
            Client, Tenants, name, item => Eventually.Is(item, "True") && item.GetInt64("status", "observedGeneration") == item.GetInt64("metadata", "generation"));
    }

    private Task ApplyTenantAsync(string name, string[] namespaces, bool freeze) => EndToEnd.Manifests.ApplyAsync(
        Client,
        $"{Tenants}/{name}",
        $"apiVersion: tenancy.toolkit.fluxcd.io/v1alpha1\nkind: Tenant\nmetadata:\n  name: {name}\nspec:\n  namespaces: [{string.Join(", ", namespaces)}]\n  freeze: {(freeze ? "true" : "false")}\n");

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
          path: ./{{Directory(app, app.IsMoved)}}
          sourceRef: {kind: GitRepository, name: {{Sources[app.HasOtherSource ? 1 : 0]}}}
          dependsOn: [{{(app.Needs is { } needed ? $"{{name: {needed.Name}}}" : "")}}]
          postBuild: {substituteFrom: [{kind: {{Settings(app)}}, name: vars-{{app.Name}}}]}
        """);

    /// <summary>Deletes it and creates it again as soon as the name is free.</summary>
    public async Task RecreateAsync(ModelApp app)
    {
        await DeleteAsync(app);
        await UntilAsync($"{app.Name} is gone", async () => await FindAsync(app) is null);
        await ApplyAsync(app);
    }

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

    private static string Settings(ModelApp app) => app.Name.Length % 2 == 0 ? "Secret" : "ConfigMap";

    private static string Directory(ModelApp app, bool isMoved) => isMoved ? $"{app.Name}-moved" : app.Name;

    private IEnumerable<(string Path, string Content)> FilesOf(ModelApp app) => FilesOf(app, Directory(app, false)).Concat(FilesOf(app, Directory(app, true)));

    private IEnumerable<(string Path, string Content)> FilesOf(ModelApp app, string directory)
    {
        yield return ($"{directory}/kustomization.yaml", $"resources: [{string.Join(", ", app.Declared.Keys.Order(StringComparer.Ordinal).Select(name => $"{name}.yaml"))}]\n");
        foreach (var (name, value) in app.Declared)
        {
            yield return ($"{directory}/{name}.yaml", app.IsBroken ? "kind: [\n" : EndToEnd.Manifests.ConfigMap(tenant, name, value + "-${setting}"));
        }
    }
}
