using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>
/// Removes the fields and items of a set from a value, or keeps only these. What becomes empty becomes null; an untouched value
/// is returned as it is.
/// </summary>
internal static class ItemRemover
{
    public static Node Remove(Node value, PathSet items, TypedSchema type) => Walk(value, items, type.Root, extract: false);

    public static Node Extract(Node value, PathSet items, TypedSchema type) => Walk(value, items, type.Root, extract: true);

    private static Node Walk(Node value, PathSet items, TypeReference? type, bool extract)
    {
        var atom = ValueShapes.Resolve(type);
        return ValueShapes.Walked(atom, value) switch
        {
            ValueShape.Scalar => value,
            ValueShape.List => WalkList(value, items, atom.List!, extract),
            ValueShape.Map => WalkMap(value, items, atom.Map!, extract),
            _ => NullNode.Instance,
        };
    }

    private static Node WalkList(Node value, PathSet items, ListType type, bool extract)
    {
        if (value is not ListNode list)
        {
            return NullNode.Instance;
        }

        if (list.Count == 0 || type.IsAtomic)
        {
            return extract ? value : NullNode.Instance;
        }

        var output = new ListNode(list.Count);
        var isChanged = false;
        foreach (var item in list)
        {
            if (WalkItem(item, items, type, extract) is { } kept)
            {
                isChanged = isChanged || !ReferenceEquals(kept, item);
                output.Add(kept);
            }
        }

        return output.Count == 0 ? NullNode.Instance : isChanged || output.Count < list.Count ? output : list;
    }

    private static Node? WalkItem(Node item, PathSet items, ListType type, bool extract)
    {
        // Items that have no path element are left as they are: validation has refused them already where it matters.
        if (!ListItems.TryElement(type, item, out var element, out _) || !items.TryGet(element, out var entry))
        {
            return extract ? null : item;
        }

        if (!extract && entry.IsMember)
        {
            return null;
        }

        return entry.Children is null ? item : Walk(item, entry.Children, type.Element, extract);
    }

    private static Node WalkMap(Node value, PathSet items, MapType type, bool extract)
    {
        if (value is not MapNode map)
        {
            return NullNode.Instance;
        }

        if (map.Count == 0 || type.IsAtomic)
        {
            return extract ? value : NullNode.Instance;
        }

        var output = new MapNode(map.Count);
        var isChanged = false;
        foreach (var (key, child) in map)
        {
            if (WalkEntry(key, child, items, type, extract) is { } kept)
            {
                isChanged = isChanged || !ReferenceEquals(kept, child);
                output.Add(key, kept);
            }
        }

        return output.Count == 0 ? NullNode.Instance : isChanged || output.Count < map.Count ? output : map;
    }

    private static Node? WalkEntry(string key, Node child, PathSet items, MapType type, bool extract)
    {
        var field = type.FindField(key);
        if (!items.TryGet(field?.Element ?? PathElement.OfField(key), out var entry))
        {
            return extract ? null : child;
        }

        var childType = field is null ? type.Element : field.Type;
        if (entry.IsMember)
        {
            // An extracted member is walked with the set of its parent, as the original does: of a struct nothing is left but null.
            return extract ? Walk(child, items, childType, extract) : null;
        }

        return entry.Children is null ? child : Walk(child, entry.Children, childType, extract);
    }
}
