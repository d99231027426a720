using Flux.Contracts.Objects;
using Flux.Contracts.Tenants;
using Flux.Grains.Resources;
using Flux.Manifests.Objects;
using Flux.ObjectStore;

namespace Flux.Grains.Tenants;

/// <summary>Reads the map of the tenants from the store; of a thousand Tenants only those are parsed that have changed. One reader at a time.</summary>
internal sealed class StoredTenants(IObjectStore store)
{
    private Dictionary<string, (long Version, ToolkitObject<TenantSpec, TenantStatus> Tenant)> _read = new(StringComparer.Ordinal);

    /// <summary>Whether a change leaves the policy as it was: a controller's report, or metadata.</summary>
    public static bool IsStatusOnly(Change change) =>
        change is { Kind: not ChangeKind.Deleted, Object: { } after, Previous: { } before }
        && new ManifestObject(after.Root) is var now
        && new ManifestObject(before.Root) is var then
        && now.Generation == then.Generation
        && now.Uid == then.Uid;

    public async Task<(long Version, TenantMap Map)> ReadAsync()
    {
        var page = await store.ListAsync(new ListRequest(ToolkitKinds.Tenant.Resource));
        _read = page.Items.ToDictionary(
            item => item.Key.Name,
            item => _read.TryGetValue(item.Key.Name, out var known) && known.Version == item.Version
                ? known
                : (item.Version, ToolkitJson.Read<TenantSpec, TenantStatus>(item.Json.Span)),
            StringComparer.Ordinal);
        return (page.Version, TenantMap.Of(_read.Values.Select(read => read.Tenant)));
    }
}
