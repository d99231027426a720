using Flux.Grains.Resources;
using Flux.ObjectStore;

namespace Flux.Grains.Tenants.Metering;

/// <summary>
/// How many objects of a kind a tenant may have, over all of its namespaces. The older ones stand: what is above the number is
/// refused until an older one goes or the number grows.
/// </summary>
internal sealed class ObjectQuota(IObjectStore store)
{
    /// <returns>Why an object is refused; null when it is within the number.</returns>
    public async Task<string?> RefusalAsync(ToolkitKind kind, StoredObject item, TenantPolicy? tenant, CancellationToken cancellationToken)
    {
        if (tenant is null || !tenant.Spec.Quota.Objects.TryGetValue(kind.Kind, out var most))
        {
            return null;
        }

        var own = Age(item);
        var older = (await ListAsync(kind, tenant, cancellationToken)).Count(other => Age(other).CompareTo(own) < 0);
        return older < most
            ? null
            : $"tenant '{tenant.Name}' may have {most} objects of kind {kind.Kind} (spec.quota.objects) and has {older} older ones; delete one or raise the number";
    }

    /// <summary>How many objects of a kind the tenant has.</summary>
    public async Task<int> CountAsync(ToolkitKind kind, TenantPolicy tenant, CancellationToken cancellationToken) =>
        (await ListAsync(kind, tenant, cancellationToken)).Count;

    private async Task<IReadOnlyList<StoredObject>> ListAsync(ToolkitKind kind, TenantPolicy tenant, CancellationToken cancellationToken)
    {
        var items = new List<StoredObject>();
        foreach (var @namespace in tenant.Spec.Namespaces)
        {
            items.AddRange((await store.ListAsync(new ListRequest(kind.Resource) { Namespace = @namespace }, cancellationToken)).Items);
        }

        return items;
    }

    private static (string Created, string Namespace, string Name) Age(StoredObject item) =>
        (Manifests.Nodes.NodeExtensions.GetString(item.Root, "metadata", "creationTimestamp") ?? "", item.Key.Namespace, item.Key.Name);
}
