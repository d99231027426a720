using Flux.Grains.Resources;
using Flux.ObjectStore;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.EndToEnd.Tenants;

/// <summary>A tenant and all that it has, applied in one go, as from one file.</summary>
public sealed class NewTenantTests : IDisposable
{
    private const int Count = 20;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    /// <summary>Whoever is created while its tenant becomes known is nobody's for a moment; it must not stay so.</summary>
    [Fact]
    public async Task Resources_CreatedWithTheirTenant_AreDeliveredAll()
    {
        await using var plane = await _workspace.StartAsync(services: HearLateOfTenants);
        var client = plane.HomeClient;
        var tree = await GitWorkTree.CreateAsync(plane, "shared/app.git", _workspace.PathOf("tree"));
        await tree.PushAsync(("settings.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  value: one\n"));
        var url = new Uri(plane.HttpAddress, "/git/shared/app.git").ToString();
        var names = Enumerable.Range(0, Count).Select(i => $"tenant-{i}").ToList();
        foreach (var name in names)
        {
            await Manifests.NamespaceAsync(client, name);
        }

        foreach (var name in names)
        {
            await Manifests.TenantAsync(client, name);
            await Task.WhenAll(
                Manifests.GitRepositoryAsync(client, name, "app", url),
                Manifests.KustomizationAsync(client, name, "app", "app", $"  targetNamespace: {name}\n"));
        }

        foreach (var name in names)
        {
            await Eventually.ReadyAsync(client, Manifests.In(Manifests.Kustomizations, name), "app");
        }
    }

    /// <summary>As a silo would under load: what it knows of the tenants is what it asked for.</summary>
    private static void HearLateOfTenants(IServiceCollection services)
    {
        var store = (IObjectStore)services.Last(service => service.ServiceType == typeof(IObjectStore)).ImplementationInstance!;
        services.AddSingleton<IObjectStore>(new DeafStore(store, ToolkitKinds.Tenant.Resource));
    }
}
