using Flux.Manifests.Nodes;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>A total order over nodes: numbers, strings, booleans, lists, maps, null.</summary>
internal static class NodeOrder
{
    public static int Compare(Node left, Node right) => (left, right) switch
    {
        (ListNode leftList, ListNode rightList) => CompareLists(leftList, rightList),
        (MapNode leftMap, MapNode rightMap) => CompareMaps(leftMap, rightMap),
        _ => PathValue.Of(left).CompareTo(PathValue.Of(right)),
    };

    private static int CompareLists(ListNode left, ListNode right)
    {
        for (var i = 0; i < left.Count && i < right.Count; i++)
        {
            var order = Compare(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    // By sorted keys, pairwise; the map that has the smaller key at the first difference is the smaller one.
    private static int CompareMaps(MapNode left, MapNode right)
    {
        var leftKeys = left.Keys.Order(Utf8Order.Comparer).ToArray();
        var rightKeys = right.Keys.Order(Utf8Order.Comparer).ToArray();
        for (var i = 0; i < leftKeys.Length && i < rightKeys.Length; i++)
        {
            var order = Utf8Order.Compare(leftKeys[i], rightKeys[i]);
            order = order != 0 ? order : Compare(left[leftKeys[i]]!, right[rightKeys[i]]!);
            if (order != 0)
            {
                return order;
            }
        }

        return leftKeys.Length.CompareTo(rightKeys.Length);
    }
}
