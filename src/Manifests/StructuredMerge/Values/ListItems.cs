using System.Diagnostics.CodeAnalysis;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;
using Flux.Manifests.Text;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>How the items of an associative list are told apart.</summary>
internal static class ListItems
{
    /// <summary>Why an item cannot be in the list; null when it can.</summary>
    public static string? Misfit(ListType list, Node item)
    {
        if (list.Relationship != ElementRelationship.Associative)
        {
            return "invalid indexing of non-associative list";
        }

        return list.Keys.Count > 0 ? KeyedMisfit(list, item) : SetMisfit(item);
    }

    /// <summary>The path element of an item.</summary>
    /// <exception cref="StructuredMergeException">The item cannot be in the list, which validation would have said.</exception>
    public static PathElement Element(ListType list, Node item) =>
        TryElement(list, item, out var element, out var misfit) ? element : throw new StructuredMergeException(misfit);

    public static bool TryElement(
        ListType list, Node item, [NotNullWhen(true)] out PathElement? element, [NotNullWhen(false)] out string? misfit)
    {
        misfit = Misfit(list, item);
        element = misfit is not null ? null
            : list.Keys.Count > 0 ? PathElement.OfSortedKey(KeyFields(list, (MapNode)item))
            : PathElement.OfValue(PathValue.Of(item));
        return misfit is null;
    }

    /// <summary>Whether two items that can be in the list have the same path element.</summary>
    public static bool AreSame(ListType list, Node left, Node right)
    {
        if (list.Keys.Count == 0)
        {
            return PathValue.Of(left).Equals(PathValue.Of(right));
        }

        for (var i = 0; i < list.SortedKeys.Length; i++)
        {
            Node? x = KeyValue(list, (MapNode)left, i), y = KeyValue(list, (MapNode)right, i);
            if (!ReferenceEquals(x, y) && (x is null || y is null || !PathValue.Of(x).Equals(PathValue.Of(y))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Orders an item that can be in the list against a path element, as its own element would be ordered.</summary>
    public static int Compare(ListType list, Node item, PathElement element)
    {
        if (list.Keys.Count == 0)
        {
            return element.Kind == PathElementKind.Value ? PathValue.Of(item).CompareTo(element.Value) : PathElementKind.Value.CompareTo(element.Kind);
        }

        return element.Kind == PathElementKind.Key ? CompareKeys(list, (MapNode)item, element.Key) : PathElementKind.Key.CompareTo(element.Kind);
    }

    private static int CompareKeys(ListType list, MapNode item, ReadOnlySpan<KeyField> key)
    {
        var position = 0;
        for (var i = 0; i < list.SortedKeys.Length; i++)
        {
            if (KeyValue(list, item, i) is not { } value)
            {
                continue;
            }

            if (position == key.Length)
            {
                return 1;
            }

            var order = Utf8Order.Compare(list.SortedKeys[i], key[position].Name);
            order = order != 0 ? order : PathValue.Of(value).CompareTo(key[position].Value);
            if (order != 0)
            {
                return order;
            }

            position++;
        }

        return position < key.Length ? -1 : 0;
    }

    private static string? SetMisfit(Node item) => item switch
    {
        MapNode => "associative list without keys has an element that's a map type",
        ListNode => "not supported: associative list with lists as elements",
        NullNode => "associative list without keys has an element that's an explicit null",
        _ => null,
    };

    private static string? KeyedMisfit(ListType list, Node item)
    {
        if (item is not MapNode map)
        {
            return item is NullNode
                ? "associative list with keys may not have a null element"
                : "associative list with keys may not have non-map elements";
        }

        for (var i = 0; i < list.Keys.Count; i++)
        {
            if (map.ContainsKey(list.Keys[i]))
            {
                return null;
            }

            if (list.KeyDefaults is null)
            {
                return $"couldn't find default value for {list.Keys[i]}: {(list.Element?.Atom is null ? "invalid elementType for list" : "associative list may not have non-map types")}";
            }

            if (list.KeyDefaults[i] is not null)
            {
                return null;
            }
        }

        var keys = string.Join(' ', list.Keys.Select(GoText.Quote));
        return $"associative list with keys has an element that omits all key fields [{keys}] (and doesn't have default values for any key fields)";
    }

    private static KeyField[] KeyFields(ListType list, MapNode item)
    {
        var names = list.SortedKeys;
        var fields = new KeyField[names.Length];
        var count = 0;
        for (var i = 0; i < names.Length; i++)
        {
            if (KeyValue(list, item, i) is { } value)
            {
                fields[count++] = new KeyField(names[i], PathValue.Of(value));
            }
        }

        return count == fields.Length ? fields : fields[..count];
    }

    private static Node? KeyValue(ListType list, MapNode item, int key) => item[list.SortedKeys[key]] ?? list.KeyDefaults?[key];
}
