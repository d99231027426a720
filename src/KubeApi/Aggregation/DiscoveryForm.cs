using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Aggregation;

/// <summary>Brings an <c>APIResourceList</c> to the form of aggregated discovery, in which subresources stand below their resource.</summary>
internal static class DiscoveryForm
{
    public static ListNode Of(MapNode list, AggregatedVersion version)
    {
        var entries = (list.GetList("resources") ?? []).OfType<MapNode>().Where(entry => entry.GetString("name") is { Length: > 0 }).ToList();
        var resources = new ListNode();
        foreach (var entry in entries.Where(entry => !Name(entry).Contains('/', StringComparison.Ordinal)))
        {
            resources.Add(Resource(entry, entries, version));
        }

        return resources;
    }

    private static MapNode Resource(MapNode entry, List<MapNode> entries, AggregatedVersion version)
    {
        var resource = new MapNode
        {
            { "resource", Name(entry) },
            { "responseKind", Kind(entry, version) },
            { "scope", entry.GetBoolean("namespaced") == true ? "Namespaced" : "Cluster" },
            { "singularResource", entry.GetString("singularName") ?? "" },
            { "verbs", entry["verbs"]?.DeepClone() ?? new ListNode() },
        };
        foreach (var field in (ReadOnlySpan<string>)["shortNames", "categories"])
        {
            if (entry[field] is { } value)
            {
                resource.Set(field, value.DeepClone());
            }
        }

        var prefix = Name(entry) + "/";
        var subresources = entries.Where(candidate => Name(candidate).StartsWith(prefix, StringComparison.Ordinal)).ToList();
        if (subresources.Count > 0)
        {
            resource.Set("subresources", new ListNode(subresources.Select(candidate => new MapNode
            {
                { "subresource", Name(candidate)[prefix.Length..] },
                { "responseKind", Kind(candidate, version) },
                { "verbs", candidate["verbs"]?.DeepClone() ?? new ListNode() },
            })));
        }

        return resource;
    }

    private static MapNode Kind(MapNode entry, AggregatedVersion version) => new()
    {
        { "group", entry.GetString("group") is { Length: > 0 } group ? group : version.Group },
        { "version", entry.GetString("version") is { Length: > 0 } other ? other : version.Version },
        { "kind", entry.GetString("kind") ?? "" },
    };

    private static string Name(MapNode entry) => entry.GetString("name") ?? "";
}
