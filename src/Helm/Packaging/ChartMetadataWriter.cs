using Flux.Helm.Charts;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Helm.Packaging;

/// <summary>Chart.yaml as Helm writes it: known fields only, sorted, empty ones left out.</summary>
public static class ChartMetadataWriter
{
    /// <summary>One YAML document.</summary>
    public static string Write(ChartMetadata metadata) => YamlWriter.Write(ToNode(metadata));

    /// <summary>The known fields that are set, in the order in which Helm writes them to JSON.</summary>
    public static MapNode ToNode(ChartMetadata metadata)
    {
        var map = new MapNode();
        Add(map, "name", metadata.Name);
        Add(map, "home", metadata.Home);
        AddList(map, "sources", metadata.Sources);
        Add(map, "version", metadata.Version);
        Add(map, "description", metadata.Description);
        AddList(map, "keywords", metadata.Keywords);
        AddNodes(map, "maintainers", metadata.Maintainers.Select(Maintainer));
        Add(map, "icon", metadata.Icon);
        Add(map, "apiVersion", metadata.ApiVersion);
        Add(map, "condition", metadata.Condition);
        Add(map, "tags", metadata.Tags);
        Add(map, "appVersion", metadata.AppVersion);
        if (metadata.Deprecated)
        {
            map["deprecated"] = true;
        }

        if (metadata.Annotations is { Count: > 0 } annotations)
        {
            var node = new MapNode();
            foreach (var (key, value) in annotations.OrderBy(annotation => annotation.Key, StringComparer.Ordinal))
            {
                node[key] = value;
            }

            map["annotations"] = node;
        }

        Add(map, "kubeVersion", metadata.KubeVersion);
        AddNodes(map, "dependencies", metadata.Dependencies.Select(Dependency));
        Add(map, "type", metadata.Type);
        return map;
    }

    private static MapNode Maintainer(Maintainer maintainer)
    {
        var map = new MapNode();
        Add(map, "name", maintainer.Name);
        Add(map, "email", maintainer.Email);
        Add(map, "url", maintainer.Url);
        return map;
    }

    /// <summary>Chart.lock, in the same manner.</summary>
    public static string Write(ChartLock chartLock) => YamlWriter.Write(ToNode(chartLock));

    /// <inheritdoc cref="ToNode(ChartMetadata)"/>
    internal static MapNode ToNode(ChartLock chartLock) => new()
    {
        ["generated"] = chartLock.Generated,
        ["digest"] = chartLock.Digest,
        ["dependencies"] = new ListNode(chartLock.Dependencies.Select(Dependency)),
    };

    internal static MapNode Dependency(ChartDependency dependency)
    {
        var map = new MapNode { ["name"] = dependency.Name };
        Add(map, "version", dependency.Version);
        map["repository"] = dependency.Repository;
        Add(map, "condition", dependency.Condition);
        AddList(map, "tags", dependency.Tags);
        AddNodes(map, "import-values", dependency.ImportValues);
        Add(map, "alias", dependency.Alias);
        return map;
    }

    private static void Add(MapNode map, string key, string value)
    {
        if (value.Length > 0)
        {
            map[key] = value;
        }
    }

    private static void AddList(MapNode map, string key, IReadOnlyList<string> values) => AddNodes(map, key, values.Select(value => (Node)value));

    private static void AddNodes(MapNode map, string key, IEnumerable<Node> nodes)
    {
        if (new ListNode(nodes) is { Count: > 0 } list)
        {
            map[key] = list;
        }
    }
}
