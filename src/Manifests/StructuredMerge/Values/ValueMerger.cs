using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>
/// Lays a partial value over a full one. Nothing is removed; where both have a leaf, the partial value's stays. The result shares
/// every unchanged subtree with the full value, and is the full value itself when nothing changes.
/// </summary>
internal static class ValueMerger
{
    public static Node Merge(Node live, Node partial, TypedSchema type) => Merge(live, partial, type.Root) ?? NullNode.Instance;

    /// <summary>Merges two values of which at most one is absent.</summary>
    internal static Node? Merge(Node? live, Node? partial, TypeReference? type)
    {
        if (live is null || partial is null)
        {
            return live ?? partial;
        }

        var atom = ValueShapes.Resolve(type);
        return ValueShapes.Walked(atom, partial) switch
        {
            ValueShape.Map => MergeMaps(live, partial, atom.Map!),
            ValueShape.List => MergeLists(live, partial, atom.List!),
            _ => Replace(live, partial),
        };
    }

    private static Node MergeMaps(Node live, Node partial, MapType type)
    {
        MapNode? liveMap = live as MapNode, partialMap = partial as MapNode;
        if (type.IsAtomic || (liveMap is null or { Count: 0 } && partialMap is null or { Count: 0 }))
        {
            return Replace(live, partial);
        }

        if (liveMap is null or { Count: 0 })
        {
            return partial;
        }

        // A null laid over a map leaves the map: entries are given up by leaving them out of what is applied.
        if (partialMap is null or { Count: 0 })
        {
            return live;
        }

        MapNode? changed = null;
        foreach (var (key, value) in partialMap)
        {
            var before = liveMap[key];
            var after = Merge(before, value, type.FindField(key) is { } field ? field.Type : type.Element);
            if (after is not null && !ReferenceEquals(before, after))
            {
                changed ??= ShallowCopy(liveMap);
                changed.Set(key, after);
            }
        }

        return changed ?? liveMap;
    }

    private static Node MergeLists(Node live, Node partial, ListType type)
    {
        ListNode? liveList = live as ListNode, partialList = partial as ListNode;
        if (type.IsAtomic || (liveList is null or { Count: 0 } && partialList is null or { Count: 0 }))
        {
            return Replace(live, partial);
        }

        if (liveList is null or { Count: 0 })
        {
            return partial;
        }

        return partialList is null or { Count: 0 } ? live : ListMerger.Merge(liveList, partialList, type);
    }

    private static Node Replace(Node live, Node partial) => IsSame(live, partial) ? live : partial;

    // Sameness to the letter: 1 and 1.0 are equal values, but the one that is applied is the one that is kept.
    private static bool IsSame(Node left, Node right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        return (left, right) switch
        {
            (NumberNode x, NumberNode y) => string.Equals(x.Text, y.Text, StringComparison.Ordinal),
            (ListNode x, ListNode y) => AreSame(x, y),
            (MapNode x, MapNode y) => AreSame(x, y),
            _ => left.Equals(right),
        };
    }

    private static bool AreSame(ListNode left, ListNode right)
    {
        var i = 0;
        while (i < left.Count && i < right.Count && IsSame(left[i], right[i]))
        {
            i++;
        }

        return i == left.Count && i == right.Count;
    }

    private static bool AreSame(MapNode left, MapNode right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var (key, value) in left)
        {
            if (right[key] is not { } other || !IsSame(value, other))
            {
                return false;
            }
        }

        return true;
    }

    private static MapNode ShallowCopy(MapNode map)
    {
        var copy = new MapNode(map.Count);
        foreach (var (key, value) in map)
        {
            copy.Add(key, value);
        }

        return copy;
    }
}
