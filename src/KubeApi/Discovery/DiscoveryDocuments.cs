using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Discovery;

/// <summary>The discovery documents of one catalog.</summary>
internal sealed class DiscoveryDocuments
{
    private readonly string[] _otherPaths;
    private readonly List<(string Group, List<string> Versions)> _groups = [];

    public DiscoveryDocuments(ResourceCatalog catalog, IEnumerable<string> otherPaths)
    {
        Catalog = catalog;
        _otherPaths = [.. otherPaths];
        // Built-in groups have their places; all others follow by name.
        foreach (var group in catalog.Definitions.GroupBy(definition => definition.Group).OrderBy(group => catalog.IsCustomGroup(group.Key) ? group.Key : "", StringComparer.Ordinal))
        {
            var versions = group.SelectMany(definition => definition.Versions.Select(version => version.Name)).Distinct().ToList();
            versions.Sort(GroupVersionPriority.Compare);
            _groups.Add((group.Key, versions));
        }
    }

    public ResourceCatalog Catalog { get; }

    public MapNode Paths()
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal) { "/api", "/apis", "/apis/", "/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/openapi/v3/", "/readyz", "/version" };
        paths.UnionWith(_otherPaths);
        foreach (var (group, versions) in _groups)
        {
            var root = group.Length == 0 ? "/api" : $"/apis/{group}";
            paths.Add(root);
            paths.UnionWith(versions.Select(version => $"{root}/{version}"));
        }

        return new MapNode { { "paths", new ListNode(paths.Select(path => (Node)path)) } };
    }

    public MapNode CoreVersions(string host) => new()
    {
        { "kind", "APIVersions" },
        { "versions", new ListNode(_groups.Where(group => group.Group.Length == 0).SelectMany(group => group.Versions).Select(version => (Node)version)) },
        {
            "serverAddressByClientCIDRs", new ListNode
            {
                new MapNode { { "clientCIDR", "0.0.0.0/0" }, { "serverAddress", host } },
            }
        },
    };

    public MapNode GroupList() => new()
    {
        { "kind", "APIGroupList" },
        { "apiVersion", "v1" },
        { "groups", new ListNode(_groups.Where(group => group.Group.Length > 0).Select(group => GroupBody(group.Group, group.Versions))) },
    };

    public MapNode? Group(string name)
    {
        var (group, versions) = _groups.Find(candidate => candidate.Group == name);
        if (string.IsNullOrEmpty(group))
        {
            return null;
        }

        var body = new MapNode { { "kind", "APIGroup" }, { "apiVersion", "v1" } };
        foreach (var (key, value) in GroupBody(group, versions))
        {
            body.Set(key, value);
        }

        return body;
    }

    /// <summary>The resources of a group version; null when it is not served.</summary>
    public MapNode? Resources(string group, string version)
    {
        if (!Catalog.HasGroupVersion(group, version))
        {
            return null;
        }

        var groupVersion = group.Length == 0 ? version : $"{group}/{version}";
        var resources = Served(group, version).SelectMany(kind => LegacyResources.Of(kind.Definition, kind.Version));
        var body = new MapNode { { "kind", "APIResourceList" } };
        if (group.Length > 0)
        {
            // The core group predates the field.
            body.Set("apiVersion", "v1");
        }

        body.Set("groupVersion", groupVersion);
        body.Set("resources", new ListNode(resources));
        return body;
    }

    public MapNode Aggregated(bool isCore, string form) => new()
    {
        { "kind", "APIGroupDiscoveryList" },
        { "apiVersion", $"apidiscovery.k8s.io/{form}" },
        { "metadata", new MapNode() },
        { "items", new ListNode(_groups.Where(group => group.Group.Length == 0 == isCore).Select(group => AggregatedGroup(group.Group, group.Versions))) },
    };

    private IEnumerable<(ResourceDefinition Definition, ServedVersion Version)> Served(string group, string version) => Catalog.Definitions
        .Where(definition => definition.Group == group)
        .Select(definition => (Definition: definition, Version: definition.FindVersion(version)!))
        .Where(kind => kind.Version is not null)
        .OrderBy(kind => kind.Definition.Plural, StringComparer.Ordinal);

    private MapNode AggregatedGroup(string group, List<string> versions)
    {
        var metadata = new MapNode();
        if (group.Length > 0)
        {
            metadata.Set("name", group);
        }

        return new MapNode
        {
            { "metadata", metadata },
            { "versions", new ListNode(versions.Select(version => AggregatedVersion(group, version))) },
        };
    }

    private MapNode AggregatedVersion(string group, string version) => new()
    {
        { "version", version },
        { "resources", new ListNode(Served(group, version).Select(kind => AggregatedResources.Of(kind.Definition, kind.Version))) },
        { "freshness", "Current" },
    };

    private static MapNode GroupBody(string group, List<string> versions) => new()
    {
        { "name", group },
        { "versions", new ListNode(versions.Select(version => GroupVersion(group, version))) },
        { "preferredVersion", GroupVersion(group, versions[0]) },
    };

    private static MapNode GroupVersion(string group, string version) => new() { { "groupVersion", $"{group}/{version}" }, { "version", version } };
}
