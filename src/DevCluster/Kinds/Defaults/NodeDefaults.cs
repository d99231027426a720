using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Defaults;

/// <summary>Small steps of defaulting.</summary>
internal static class NodeDefaults
{
    /// <summary>Sets a field that is absent.</summary>
    public static void Default(this MapNode map, string field, Node value) => map.TryAdd(field, value);

    /// <summary>The maps of a list field; none when it is absent.</summary>
    public static IEnumerable<MapNode> Items(this Node? node, params ReadOnlySpan<string> path) => node.GetList(path)?.OfType<MapNode>() ?? [];
}
