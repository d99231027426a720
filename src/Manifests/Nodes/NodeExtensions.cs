namespace Flux.Manifests.Nodes;

/// <summary>Reading nested values without a chain of casts.</summary>
public static class NodeExtensions
{
    /// <summary>The value under a path of map keys, or null when a step is absent or not a map.</summary>
    public static Node? Get(this Node? node, params ReadOnlySpan<string> path)
    {
        foreach (var key in path)
        {
            if (node is not MapNode map)
            {
                return null;
            }

            node = map[key];
        }

        return node;
    }

    public static MapNode? GetMap(this Node? node, params ReadOnlySpan<string> path) => node.Get(path) as MapNode;

    public static ListNode? GetList(this Node? node, params ReadOnlySpan<string> path) => node.Get(path) as ListNode;

    /// <summary>The string under a path, or null when it is absent or of another kind.</summary>
    public static string? GetString(this Node? node, params ReadOnlySpan<string> path) => (node.Get(path) as StringNode)?.Value;

    public static bool? GetBoolean(this Node? node, params ReadOnlySpan<string> path) => (node.Get(path) as BooleanNode)?.Value;

    public static long? GetInt64(this Node? node, params ReadOnlySpan<string> path) =>
        node.Get(path) is NumberNode number && number.TryGetInt64(out var value) ? value : null;

    /// <summary>The map under <paramref name="key"/>, made when it is absent or not a map.</summary>
    public static MapNode GetOrAddMap(this MapNode map, string key)
    {
        if (map[key] is MapNode existing)
        {
            return existing;
        }

        var created = new MapNode();
        map.Set(key, created);
        return created;
    }

    /// <summary>A <see cref="Node.DeepClone"/> with its type kept.</summary>
    public static T Copy<T>(this T node)
        where T : Node => (T)node.DeepClone();

    /// <summary>Sorts the keys of every map in a tree, in place.</summary>
    public static void SortAllKeys(this Node node)
    {
        if (node is MapNode map)
        {
            map.SortKeys();
            foreach (var (_, value) in map)
            {
                value.SortAllKeys();
            }
        }
        else if (node is ListNode list)
        {
            foreach (var item in list)
            {
                item.SortAllKeys();
            }
        }
    }
}
