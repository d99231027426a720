using System.Globalization;
using System.Text.Json;
using Flux.Contracts.Objects;
using Flux.Contracts.Tenants;
using Flux.Grains.Resources;
using Flux.Manifests.Nodes;
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

    /// <summary>What a Tenant claims, read without its other fields.</summary>
    public static IEnumerable<string> NamespacesOf(MapNode? tenant) =>
        (tenant.GetList("spec", "namespaces") ?? Enumerable.Empty<Node>()).OfType<StringNode>().Select(name => name.Value);

    public async Task<(long Version, TenantMap Map)> ReadAsync()
    {
        var page = await store.ListAsync(new ListRequest(ToolkitKinds.Tenant.Resource));
        _read = page.Items.ToDictionary(
            item => item.Key.Name,
            item => _read.TryGetValue(item.Key.Name, out var known) && known.Version == item.Version
                ? known
                : (item.Version, Read(item)),
            StringComparer.Ordinal);
        return (page.Version, TenantMap.Of(_read.Values.Select(read => read.Tenant)));
    }

    /// <summary>One that cannot be read keeps its namespaces, so that they are nobody else's, and is held; it must not stop the others.</summary>
    private static ToolkitObject<TenantSpec, TenantStatus> Read(StoredObject item)
    {
        try
        {
            return ToolkitJson.Read<TenantSpec, TenantStatus>(item.Json.Span);
        }
        catch (JsonException)
        {
            return new ToolkitObject<TenantSpec, TenantStatus>
            {
                Metadata = new ObjectMetadata { Name = item.Key.Name, CreationTimestamp = CreatedAt(item) },
                Spec = new TenantSpec { Namespaces = [.. NamespacesOf(item.Root)], Freeze = true },
            };
        }
    }

    private static DateTimeOffset CreatedAt(StoredObject item) =>
        DateTimeOffset.TryParse(item.Root.GetString("metadata", "creationTimestamp"), CultureInfo.InvariantCulture, out var time) ? time : DateTimeOffset.MaxValue;
}
