using Flux.Apply.Clients;
using Flux.Manifests.Nodes;
using Flux.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flux.EndToEnd.Tenants;

/// <summary>A control plane whose time the test holds, and tenants with caps on it.</summary>
public sealed class CappedPlane : IAsyncLifetime
{
    private readonly Workspace _workspace = new();
    private ControlPlane? _plane;

    internal ShiftedTime Time { get; } = new();

    internal KubeClient Client => _plane!.HomeClient;

    public async ValueTask InitializeAsync() => _plane = await _workspace.StartAsync(
        settings => settings.Reconcile.UsageReportPeriod = TimeSpan.FromSeconds(1),
        services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time)));

    public async ValueTask DisposeAsync()
    {
        if (_plane is not null)
        {
            await _plane.DisposeAsync();
        }

        _workspace.Dispose();
    }

    /// <summary>A tenant with a namespace, a repository and a source of its name.</summary>
    /// <param name="quota">Its caps, as YAML on one line.</param>
    internal async Task<GitWorkTree> TenantAsync(string name, string quota)
    {
        await ApplyTenantAsync(name, quota);
        await Eventually.ReadyAsync(Client, Tenants, name);
        var tree = await GitWorkTree.CreateAsync(_plane!, $"{name}/app.git", _workspace.PathOf($"tree-{name}"));
        await tree.PushAsync(Files(name, "one"));
        await Manifests.GitRepositoryAsync(Client, name, name, new Uri(_plane!.HttpAddress, $"/git/{name}/app.git").ToString());
        await Eventually.ReadyAsync(Client, Manifests.In(Manifests.GitRepositories, name), name);
        return tree;
    }

    internal Task ApplyTenantAsync(string name, string quota) => Manifests.ApplyAsync(
        Client,
        $"{Tenants}/{name}",
        $"apiVersion: tenancy.toolkit.fluxcd.io/v1alpha1\nkind: Tenant\nmetadata:\n  name: {name}\nspec:\n  namespaces: [{name}]\n  quota: {quota}\n");

    internal const string Tenants = "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants";

    internal static (string Path, string Content)[] Files(string tenant, string value) =>
        [.. Enumerable.Range(0, 4).Select(i => ($"{i}.yaml", Manifests.ConfigMap(tenant, $"c{i}", value)))];

    /// <summary>A tenant without caps has something new delivered from the start, as if nobody else were there.</summary>
    internal async Task OtherIsServedAsync(string name)
    {
        await TenantAsync(name, "{}");
        await Manifests.KustomizationAsync(Client, name, name, name);
        await Eventually.ReadyAsync(Client, Manifests.In(Manifests.Kustomizations, name), name);
    }

    internal async Task<MapNode> HeldAsync(string collection, string name, string cap)
    {
        var held = await Eventually.ObjectAsync(Client, collection, name, item => Condition(item, "Held") is { } condition && condition.GetString("status") == "True");
        Assert.Equal("QuotaExceeded", Condition(held, "Held").GetString("reason"));
        Assert.Contains(cap, Condition(held, "Held").GetString("message"), StringComparison.Ordinal);
        return held;
    }

    /// <summary>The tenant's status shows what it has used.</summary>
    internal Task<MapNode> UsedAsync(string tenant, string what) =>
        Eventually.ObjectAsync(Client, Tenants, tenant, item => (item.GetInt64("status", "usage", what) ?? 0) > 0);

    internal static Node? Condition(MapNode item, string type) =>
        item.GetList("status", "conditions")?.FirstOrDefault(condition => condition.GetString("type") == type);
}
