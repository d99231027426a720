using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>
/// The set of fields that a value mentions: leaves, list items, map entries that are not declared fields, and empty maps and nulls.
/// Wherever the result equals a set that is expected, that set is returned: an unchanged configuration costs no new set.
/// </summary>
internal static class FieldSetCollector
{
    public static PathSet Collect(Node value, TypeReference type, PathSet? expected)
    {
        Walk(value, type, expected, out var below);
        return below ?? PathSet.Empty;
    }

    // Tells whether the value is a leaf, which makes the place where it stands a member.
    private static bool Walk(Node value, TypeReference? type, PathSet? expected, out PathSet? below)
    {
        below = null;
        var atom = ValueShapes.Resolve(type);
        switch (ValueShapes.Walked(atom, value))
        {
            case ValueShape.Scalar:
                return true;
            case ValueShape.Map when atom.Map!.IsAtomic:
            case ValueShape.List when atom.List!.IsAtomic:
                return true;
            case ValueShape.Map:
                below = value is MapNode { Count: > 0 } map ? CollectMap(map, atom.Map!, expected) : null;
                return false;
            case ValueShape.List:
                below = value is ListNode { Count: > 0 } list ? CollectList(list, atom.List!, expected) : null;
                return false;
            default:
                throw new StructuredMergeException(ValueShapes.InvalidAtom(type));
        }
    }

    private static PathSet? CollectMap(MapNode map, MapType type, PathSet? expected)
    {
        var output = new ExpectedSetBuilder(expected);
        foreach (var (key, child) in map)
        {
            var field = type.FindField(key);
            var position = expected is null ? -1 : FindField(expected, key);
            var isLeaf = Walk(child, field is null ? type.Element : field.Type, position < 0 ? null : expected!.EntryArray[position].Children, out var below);
            var isMember = isLeaf || field is null || child is NullNode or MapNode { Count: 0 };
            if (!output.Meet(position, isMember, below))
            {
                output.Add(field?.Element ?? (position < 0 ? PathElement.OfField(key) : expected!.EntryArray[position].Element), isMember, below);
            }
        }

        return output.Build();
    }

    private static PathSet? CollectList(ListNode list, ListType type, PathSet? expected)
    {
        var output = new ExpectedSetBuilder(expected);
        foreach (var item in list)
        {
            if (ListItems.Misfit(type, item) is { } misfit)
            {
                throw new StructuredMergeException(misfit);
            }

            var position = expected is null ? -1 : FindItem(expected, type, item);
            Walk(item, type.Element, position < 0 ? null : expected!.EntryArray[position].Children, out var below);
            if (!output.Meet(position, isMember: true, below))
            {
                output.Add(position < 0 ? ListItems.Element(type, item) : expected!.EntryArray[position].Element, isMember: true, below);
            }
        }

        // Which of several equal items a path below them means is not known, so they are owned as one.
        return output.Build(repeatedWithoutChildren: true);
    }

    private static int FindField(PathSet set, string name)
    {
        var entries = set.EntryArray;
        int low = 0, high = entries.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = entries[middle].Element.FieldName is { } other ? Utf8Order.Compare(other, name) : 1;
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private static int FindItem(PathSet set, ListType type, Node item)
    {
        var entries = set.EntryArray;
        int low = 0, high = entries.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = ListItems.Compare(type, item, entries[middle].Element);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order > 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
