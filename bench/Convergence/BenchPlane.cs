using System.Net;
using System.Net.Sockets;
using Flux.Apply.Clients;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Flux.ObjectStore;
using Flux.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flux.Convergence.Bench;

/// <summary>A whole control plane with its home cluster in this process, in a directory of its own, with one tenant.</summary>
internal sealed class BenchPlane : IAsyncDisposable
{
    /// <summary>The tenant's namespace.</summary>
    public const string Namespace = "bench";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _directory;

    private BenchPlane(ControlPlane plane, DirectoryInfo directory)
    {
        (Plane, _directory) = (plane, directory);
        Store = plane.Services.GetRequiredService<IObjectStore>();
    }

    public ControlPlane Plane { get; }

    public IObjectStore Store { get; }

    /// <summary>Starts with the controllers named, and waits until the tenant is provisioned.</summary>
    public static async Task<BenchPlane> StartAsync(params string[] controllers)
    {
        var directory = Directory.CreateTempSubdirectory("flux-bench-");
        var settings = new SiloSettings
        {
            DataDirectory = directory.FullName,
            ApiPort = FreePorts.Take(),
            HttpPort = FreePorts.Take(),
            SiloPort = FreePorts.Take(),
            GatewayPort = FreePorts.Take(),
            WorkloadDelay = TimeSpan.Zero,
            LogLevel = LogLevel.Critical,
        };
        settings.Reconcile.Controllers = [.. controllers, "Tenant"];
        var plane = new BenchPlane(await ControlPlane.StartAsync(settings), directory);
        await plane.AddTenantAsync(Namespace);
        return plane;
    }

    /// <summary>Adds a tenant with a namespace of its name, and waits until it is provisioned.</summary>
    public async Task AddTenantAsync(string name)
    {
        await ApplyAsync(
            $"apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants/{name}",
            $"apiVersion: tenancy.toolkit.fluxcd.io/v1alpha1\nkind: Tenant\nmetadata: {{name: {name}}}\nspec: {{namespaces: [{name}]}}\n");
        while (!(await Plane.HomeClient.GetAsync($"apis/rbac.authorization.k8s.io/v1/namespaces/{name}/rolebindings/flux-tenant", CancellationToken.None)).IsSuccess)
        {
            await Task.Delay(50);
        }
    }

    /// <summary>Applies an object on the server.</summary>
    /// <exception cref="InvalidOperationException">The server refused it.</exception>
    public async Task ApplyAsync(string path, string yaml) =>
        Check(await Plane.HomeClient.ApplyAsync(path, (MapNode)YamlReader.Read(yaml), new ApplyParameters("bench", DryRun: false), CancellationToken.None));

    public async Task MergeAsync(string path, string yaml) =>
        Check(await Plane.HomeClient.PatchAsync(path, PatchKind.Merge, (MapNode)YamlReader.Read(yaml), "bench", CancellationToken.None));

    /// <summary>Waits until an object of the namespace is as wanted.</summary>
    /// <exception cref="TimeoutException">It is not, after a minute.</exception>
    public async Task UntilAsync(ResourceKey resource, string name, Func<MapNode, bool> isSo)
    {
        var key = new ObjectKey(resource, Namespace, name);
        var deadline = TimeProvider.System.GetUtcNow() + Patience;
        while (await Store.GetAsync(key) is not { } found || !isSo(found.Root))
        {
            if (TimeProvider.System.GetUtcNow() > deadline)
            {
                throw new TimeoutException($"{resource.Resource} {Namespace}/{name} is not as it should be after {Patience.TotalSeconds} s.");
            }

            await Task.Delay(2);
        }
    }

    public static bool IsReady(MapNode root) => root.GetList("status", "conditions")?.Any(
        condition => condition.GetString("type") == "Ready" && condition.GetString("status") == "True") ?? false;

    public async ValueTask DisposeAsync()
    {
        await Plane.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private static void Check(KubeResponse response)
    {
        if (!response.IsSuccess)
        {
            throw new InvalidOperationException(response.Error.Message);
        }
    }
}
