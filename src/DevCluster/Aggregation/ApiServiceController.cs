using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.KubeApi.Aggregation;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Objects;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Aggregation;

/// <summary>Keeps the servers behind this one in view: finds them, asks what they serve, and says in the APIService whether they answer.</summary>
internal sealed class ApiServiceController(ClusterObjects objects, ObjectClient client, AggregatedServers servers) : IController
{
    private static readonly ResourceKey ApiServices = new("apiregistration.k8s.io", "apiservices");
    private static readonly TimeSpan CheckPeriod = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(2);

    private readonly BackendResolver _resolver = new(objects);
    private readonly ObjectClient _client = client.As("kube-apiserver");

    public IReadOnlyList<ResourceKey> Kinds { get; } = [ApiServices, ResourceKeys.Services, ResourceKeys.Endpoints];

    public void Observe(Change change, WorkQueue queue)
    {
        var item = change.Object!;
        if (item.Key.Resource != ApiServices)
        {
            queue.Add(item.Key with { Resource = ResourceKeys.Services });
        }
        else if (item.Root.Get("spec", "service") is not null || change.Previous?.Root.Get("spec", "service") is not null)
        {
            queue.Add(item.Key);
        }
    }

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (key.Resource == ApiServices)
        {
            return await SyncAsync(key, cancellationToken).ConfigureAwait(false);
        }

        foreach (var item in await objects.ListAsync(ApiServices, null, cancellationToken).ConfigureAwait(false))
        {
            var service = item.Root.GetMap("spec", "service");
            if (service is not null && service.GetString("name") == key.Name && service.GetString("namespace") == key.Namespace)
            {
                await SyncAsync(item.Key, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    private async ValueTask<TimeSpan?> SyncAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        var item = await objects.FindAsync(key, cancellationToken).ConfigureAwait(false);
        if (item?.GetMap("spec", "service") is null)
        {
            servers.Remove(GroupVersionOf(key.Name));
            return null;
        }

        var result = await CheckAsync(item, cancellationToken).ConfigureAwait(false);
        await ReportAsync(key, result, cancellationToken).ConfigureAwait(false);
        return result.IsAvailable ? CheckPeriod : RetryPeriod;
    }

    private async ValueTask<Availability> CheckAsync(MapNode item, CancellationToken cancellationToken)
    {
        var version = new AggregatedVersion(item.GetString("spec", "group") ?? "", item.GetString("spec", "version") ?? "")
        {
            GroupPriority = item.GetInt64("spec", "groupPriorityMinimum") ?? 0,
            VersionPriority = item.GetInt64("spec", "versionPriority") ?? 0,
        };
        var (target, problem) = await _resolver.ResolveAsync(item, cancellationToken).ConfigureAwait(false);
        if (target is null)
        {
            servers.Set(version, null);
            return problem!;
        }

        var connection = servers.Connect(version.GroupVersion, target);
        var check = new BackendCheck(connection);
        var (resources, result) = await check.ResourcesAsync(version.GroupVersion, cancellationToken).ConfigureAwait(false);
        var hash = result.IsAvailable ? await check.OpenApiHashAsync(version.GroupVersion, cancellationToken).ConfigureAwait(false) : "";
        var known = servers.Current.Find($"/apis/{version.GroupVersion}");
        // The other form of the document says whether this one is another now.
        var swagger = !result.IsAvailable || (hash.Length > 0 && known?.OpenApiHash == hash && known.Swagger is not null)
            ? known?.Swagger
            : await check.SwaggerAsync(cancellationToken).ConfigureAwait(false);
        swagger?.Freeze();
        servers.Set(version with { Resources = resources, IsAvailable = result.IsAvailable, OpenApiHash = hash, Swagger = swagger }, connection);
        return result;
    }

    private async ValueTask ReportAsync(ObjectKey key, Availability result, CancellationToken cancellationToken)
    {
        try
        {
            await _client.UpdateAsync(key.Resource, "", key.Name, "status", item => Describe(item, result), cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error) when (error.Code == 404)
        {
            // Deleted in the meantime; its change follows.
        }
    }

    private bool Describe(MapNode item, Availability result)
    {
        var status = item.GetMap("status")?.Copy() ?? new MapNode();
        Conditions.Set(status, Condition(result), objects.Now);
        if (status.Equals(item["status"]))
        {
            return false;
        }

        item.Set("status", status);
        return true;
    }

    private static MapNode Condition(Availability result) => Conditions.Of("Available", result.IsAvailable, result.Reason, result.Message);

    /// <summary>APIServices are named <c>version.group</c>.</summary>
    private static string GroupVersionOf(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? name : $"{name[(dot + 1)..]}/{name[..dot]}";
    }
}
