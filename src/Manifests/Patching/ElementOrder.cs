using Flux.Manifests.Nodes;

namespace Flux.Manifests.Patching;

/// <summary>
/// The order of a merged list: items the patch names keep the patch's order, the others keep theirs, and where both are
/// known from the server the two are interleaved.
/// </summary>
internal sealed class ElementOrder(string mergeKey, bool holdsObjects)
{
    /// <summary>From here on an insertion sort would cost too much, and the order of unknown items does not matter.</summary>
    private const int SmallList = 20;

    public ListNode Interleave(ListNode patch, ListNode serverOnly, ListNode patchOrder, ListNode serverOrder)
    {
        var right = Sort(patch, patchOrder);
        var left = Sort(serverOnly, serverOrder);
        var ranks = Rank(serverOrder);
        var result = new ListNode(left.Count + right.Count);
        var (i, j) = (0, 0);
        while (i < left.Count || j < right.Count)
        {
            var takeLeft = j >= right.Count
                || (i < left.Count && RankOf(ranks, left[i]) is >= 0 and var l && RankOf(ranks, right[j]) is >= 0 and var r && l < r);
            result.Add(takeLeft ? left[i++] : right[j++]);
        }

        return result;
    }

    /// <summary>The items in a given order; those to be deleted come last.</summary>
    public ListNode Sort(ListNode list, ListNode order)
    {
        var deletions = new ListNode();
        if (holdsObjects)
        {
            foreach (var item in list.Concat(order))
            {
                PatchList.RequireKey(PatchList.RequireMap(item), mergeKey);
            }

            deletions = new ListNode(list.Where(IsDeletion));
            list = new ListNode(list.Where(item => !IsDeletion(item)));
        }

        var ranks = Rank(order);
        var sorted = list.Select(item => (Item: item, Rank: RankOf(ranks, item))).ToArray();
        Sort(sorted);
        return new ListNode(sorted.Select(entry => entry.Item).Concat(deletions));
    }

    public static bool IsDeletion(Node item) => item is MapNode map && map[Directives.Marker] is StringNode { Value: Directives.Delete };

    private static void Sort((Node Item, int Rank)[] items)
    {
        if (items.Length > SmallList || items.All(entry => entry.Rank >= 0))
        {
            var ordered = items.OrderBy(entry => entry.Rank).ToArray();
            ordered.CopyTo(items, 0);
            return;
        }

        // An item of unknown place goes before the one ahead of it, step by step.
        for (var i = 1; i < items.Length; i++)
        {
            for (var j = i; j > 0 && GoesBefore(items[j].Rank, items[j - 1].Rank); j--)
            {
                (items[j], items[j - 1]) = (items[j - 1], items[j]);
            }
        }
    }

    private static bool GoesBefore(int rank, int other) => rank < 0 || other < 0 || rank < other;

    private Dictionary<Node, int> Rank(ListNode order)
    {
        var ranks = new Dictionary<Node, int>(order.Count);
        for (var i = 0; i < order.Count; i++)
        {
            ranks.TryAdd(KeyOf(order[i]), i);
        }

        return ranks;
    }

    private int RankOf(Dictionary<Node, int> ranks, Node item) => ranks.GetValueOrDefault(KeyOf(item), -1);

    private Node KeyOf(Node item) => holdsObjects ? (item as MapNode)?[mergeKey] ?? NullNode.Instance : item;
}
