using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Aggregation;

/// <summary>Adds what other servers serve to this server's own discovery documents.</summary>
internal static class AggregatedDiscovery
{
    /// <summary>Adds groups and versions to an <c>APIGroupList</c>.</summary>
    public static void AddToGroups(MapNode list, AggregatedCatalog catalog)
    {
        var groups = list.GetList("groups") ?? [];
        foreach (var (name, versions) in catalog.Groups)
        {
            if (groups.OfType<MapNode>().FirstOrDefault(group => group.GetString("name") == name) is { } own)
            {
                AddVersions(own, versions);
            }
            else
            {
                groups.Add(Group(name, versions));
            }
        }

        list.Set("groups", groups);
    }

    /// <summary>The <c>APIGroup</c> of a name; null when nobody serves it.</summary>
    /// <param name="own">This server's part of it.</param>
    public static MapNode? AddToGroup(MapNode? own, string name, AggregatedCatalog catalog)
    {
        var (found, versions) = catalog.Groups.FirstOrDefault(group => group.Group == name);
        if (found is null)
        {
            return own;
        }

        if (own is not null)
        {
            AddVersions(own, versions);
            return own;
        }

        var group = new MapNode { { "kind", "APIGroup" }, { "apiVersion", "v1" } };
        foreach (var (key, value) in Group(name, versions))
        {
            group.Set(key, value);
        }

        return group;
    }

    /// <summary>Adds groups to an <c>APIGroupDiscoveryList</c>.</summary>
    public static void AddToDiscovery(MapNode list, AggregatedCatalog catalog)
    {
        var items = list.GetList("items") ?? [];
        foreach (var (name, versions) in catalog.Groups)
        {
            var entries = versions.Select(Discovery);
            if (items.OfType<MapNode>().FirstOrDefault(group => group.GetString("metadata", "name") == name) is { } own)
            {
                own.Set("versions", new ListNode([.. own.GetList("versions") ?? [], .. entries]));
            }
            else
            {
                items.Add(new MapNode { { "metadata", new MapNode { { "name", name } } }, { "versions", new ListNode(entries) } });
            }
        }

        list.Set("items", items);
    }

    /// <summary>The paths of other servers that the root document names.</summary>
    public static IEnumerable<string> Paths(AggregatedCatalog catalog) =>
        catalog.Groups.SelectMany(group => group.Versions.Select(version => $"/apis/{version.GroupVersion}").Prepend($"/apis/{group.Group}"));

    private static void AddVersions(MapNode group, IReadOnlyList<AggregatedVersion> versions) =>
        group.Set("versions", new ListNode([.. group.GetList("versions") ?? [], .. versions.Select(Version)]));

    private static MapNode Group(string name, IReadOnlyList<AggregatedVersion> versions) => new()
    {
        { "name", name },
        { "versions", new ListNode(versions.Select(Version)) },
        { "preferredVersion", Version(versions[0]) },
    };

    private static MapNode Version(AggregatedVersion version) => new() { { "groupVersion", version.GroupVersion }, { "version", version.Version } };

    private static MapNode Discovery(AggregatedVersion version)
    {
        var entry = new MapNode { { "version", version.Version } };
        if (version.Resources is { } resources)
        {
            entry.Set("resources", DiscoveryForm.Of(resources, version));
        }

        entry.Set("freshness", version.IsAvailable ? "Current" : "Stale");
        return entry;
    }
}
