using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Patching;

/// <summary>Lists as strategic merge patch handles them: items of one kind, objects found by their merge key.</summary>
internal static class PatchList
{
    /// <summary>Up to here the order of the original's sort is kept to the letter; beyond, its cost would be quadratic.</summary>
    private const int ShortList = 12;

    /// <summary>Whether the items are objects; the lists together must have at least one item and only one kind of them.</summary>
    public static bool HoldsObjects(params ReadOnlySpan<ListNode> lists)
    {
        Node? first = null;
        foreach (var list in lists)
        {
            foreach (var item in list)
            {
                first ??= item is ListNode ? throw PatchException.Inapplicable("lists of lists are not supported") : item;
                if (GoPrint.TypeOf(first) != GoPrint.TypeOf(item))
                {
                    throw PatchException.Inapplicable($"list element types are not identical: {GoPrint.Value(new ListNode(lists.ToArray()))}");
                }
            }
        }

        return first is null ? throw PatchException.Inapplicable("no elements in any of the given slices") : first is MapNode;
    }

    public static MapNode RequireMap(Node item) =>
        item as MapNode ?? throw WrongType("map[string]interface {}", item);

    public static ListNode RequireList(Node value) =>
        value as ListNode ?? throw WrongType("[]interface {}", value);

    public static Node RequireKey(MapNode item, string mergeKey) =>
        item[mergeKey] ?? throw PatchException.Inapplicable($"map: {GoPrint.Value(item)} does not contain declared merge key: {mergeKey}");

    /// <summary>The position of the object whose merge key has a value; -1 when there is none.</summary>
    public static int FindByKey(ListNode list, string mergeKey, Node value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var map = list[i] as MapNode ?? throw PatchException.Inapplicable($"value for key {i} is not a map");
            if (map[mergeKey] is { } found && found.Equals(value))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Drops later equal items. In a short list the last item takes the place of a dropped one, as in the original.</summary>
    public static void Deduplicate(ListNode list)
    {
        var distinct = list.Distinct().ToList();
        if (distinct.Count == list.Count)
        {
            return;
        }

        if (list.Count > ShortList)
        {
            list.Clear();
            distinct.ForEach(list.Add);
            return;
        }

        for (var i = 0; i < list.Count - 1; i++)
        {
            for (var j = i + 1; j < list.Count; j++)
            {
                if (list[i].Equals(list[j]))
                {
                    list[j] = list[^1];
                    list.RemoveAt(list.Count - 1);
                    j--;
                }
            }
        }
    }

    /// <summary>Sorts by the printed form of the items, or of a field of them. In a short list equal ones change places, as in the original.</summary>
    public static void SortByText(ListNode list, string? field = null)
    {
        var items = list
            .Select(item => (Text: GoPrint.Value(field is null ? item : (item as MapNode)?[field] ?? NullNode.Instance), Item: item))
            .ToArray();
        if (items.Length > ShortList)
        {
            items = [.. items.OrderBy(item => item.Text, StringComparer.Ordinal)];
        }
        else
        {
            SortShort(items);
        }

        for (var i = 0; i < items.Length; i++)
        {
            list[i] = items[i].Item;
        }
    }

    private static void SortShort((string Text, Node Item)[] items)
    {
        for (var i = 1; i < items.Length; i++)
        {
            for (var j = i; j > 0 && string.CompareOrdinal(items[j].Text, items[j - 1].Text) <= 0; j--)
            {
                (items[j], items[j - 1]) = (items[j - 1], items[j]);
            }
        }
    }

    private static PatchException WrongType(string expected, Node actual) =>
        PatchException.Inapplicable($"expected a {expected}, but received a {GoPrint.TypeOf(actual)}");
}
