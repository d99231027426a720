using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Patching;

/// <summary>Whether two patches of the same object set the same field differently.</summary>
internal static class PatchConflicts
{
    public static bool Exist(MapNode left, MapNode right, IPatchSchema schema) =>
        InValues(left, right, new PatchField(schema, "", RetainKeys: false, ""));

    private static bool InValues(Node left, Node right, PatchField field) => (left, right) switch
    {
        (MapNode a, MapNode b) => InObjects(a, b, field),
        (ListNode a, ListNode b) => InLists(a, b, field),
        _ => GoPrint.TypeOf(left) != GoPrint.TypeOf(right) || !left.Equals(right),
    };

    private static bool InObjects(MapNode left, MapNode right, PatchField field)
    {
        var leftMarker = left[Directives.Marker];
        var rightMarker = right[Directives.Marker];
        if (leftMarker is null != rightMarker is null || (leftMarker is not null && !leftMarker.Equals(rightMarker)))
        {
            return true;
        }

        return field.Strategy != Directives.Replace && left.Any(entry => InField(entry.Key, entry.Value, right, field.Schema));
    }

    private static bool InField(string key, Node left, MapNode right, IPatchSchema schema)
    {
        if (key is Directives.Marker or Directives.RetainKeys || right[key] is not { } other)
        {
            return false;
        }

        var field = left switch
        {
            ListNode => schema.FieldHoldingList(key),
            MapNode => schema.FieldHoldingObject(key),
            _ => new PatchField(schema, "", RetainKeys: false, ""),
        };
        return InValues(left, other, field);
    }

    private static bool InLists(ListNode left, ListNode right, PatchField field)
    {
        var holdsObjects = PatchList.HoldsObjects(left, right);
        var items = field with { Strategy = "", MergeKey = "" };
        if (field.Strategy == Directives.Merge)
        {
            return holdsObjects && InMergedItems(left, right, field.MergeKey, items);
        }

        if (left.Count != right.Count)
        {
            return true;
        }

        return holdsObjects ? left.Zip(right).Any(pair => InValues(pair.First, pair.Second, items)) : !Sorted(left).Equals(Sorted(right));
    }

    private static bool InMergedItems(ListNode left, ListNode right, string mergeKey, PatchField items)
    {
        var others = right.ToLookup(item => GoPrint.Value(KeyOf(right, item, mergeKey)), StringComparer.Ordinal);
        return left.Any(item => others[GoPrint.Value(KeyOf(left, item, mergeKey))].LastOrDefault() is { } other && InValues(item, other, items));
    }

    private static Node KeyOf(ListNode list, Node item, string mergeKey)
    {
        var map = item as MapNode ?? throw PatchException.Inapplicable($"invalid element type in merging list:{GoPrint.Value(list)}");
        return map[mergeKey] ?? throw PatchException.Inapplicable($"cannot find merge key `{mergeKey}` in merging list element:{GoPrint.Value(map)}");
    }

    private static ListNode Sorted(ListNode list)
    {
        var copy = list.Copy();
        PatchList.Deduplicate(copy);
        PatchList.SortByText(copy);
        return copy;
    }
}
