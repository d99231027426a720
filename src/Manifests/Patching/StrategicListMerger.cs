using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Patching;

/// <summary>Merges lists: scalars as sets, objects by their merge key.</summary>
internal sealed class StrategicListMerger(MergeMode mode)
{
    public ListNode MergeField(ListNode original, ListNode patch, PatchField field, bool isDeletion, StrategicMerger objects) =>
        field.Strategy == Directives.Merge || isDeletion ? Merge(original, patch, field, isDeletion, objects) : patch;

    /// <summary>The items that another list names, and the rest.</summary>
    public static (ListNode Named, ListNode Others) Partition(ListNode list, ListNode by, string mergeKey)
    {
        var keys = mergeKey.Length == 0
            ? by.ToHashSet()
            : by.Select(item => PatchList.RequireMap(item)[mergeKey]).OfType<Node>().ToHashSet();
        var named = new ListNode();
        var others = new ListNode();
        foreach (var item in list)
        {
            var key = mergeKey.Length == 0 ? item : PatchList.RequireKey(PatchList.RequireMap(item), mergeKey);
            (keys.Contains(key) ? named : others).Add(item);
        }

        return (named, others);
    }

    /// <summary>The items of a patch must come in the order that its element-order directive gives.</summary>
    public static void CheckOrder(ListNode patch, ListNode order, string mergeKey)
    {
        if (patch.Count == 0 || order.Count == 0)
        {
            return;
        }

        var items = mergeKey.Length == 0 ? [.. patch] : patch.Where(item => !ElementOrder.IsDeletion(PatchList.RequireMap(item))).ToList();
        var at = 0;
        foreach (var place in order)
        {
            while (at < items.Count && items[at] is MapNode map && map.ContainsKey(Directives.Marker))
            {
                at++;
            }

            if (at == items.Count)
            {
                return;
            }

            at += AreSameItem(items[at], place, mergeKey) ? 1 : 0;
        }

        if (at < items.Count)
        {
            throw PatchException.Malformed(
                $"The order in patch list:\n{GoPrint.Value(patch)}\n doesn't match {Directives.ElementOrderPrefix} list:\n{GoPrint.Value(order)}\n");
        }
    }

    public static bool AreSameItem(Node left, Node right, string mergeKey) => mergeKey.Length == 0
        ? left.Equals(right)
        : PatchList.RequireKey(PatchList.RequireMap(left), mergeKey).Equals(PatchList.RequireKey(PatchList.RequireMap(right), mergeKey));

    private ListNode Merge(ListNode original, ListNode patch, PatchField field, bool isDeletion, StrategicMerger objects)
    {
        if (original.Count == 0 && patch.Count == 0)
        {
            return original;
        }

        var serverOrder = new ListNode(original);
        var merged = original;
        var holdsObjects = PatchList.HoldsObjects(original, patch);
        if (!holdsObjects)
        {
            if (mode == MergeMode.Apply && isDeletion)
            {
                var deleted = patch.ToHashSet();
                return new ListNode(original.Where(item => !deleted.Contains(item)));
            }

            merged = new ListNode(original.Concat(patch));
            PatchList.Deduplicate(merged);
        }
        else
        {
            if (field.MergeKey.Length == 0)
            {
                throw PatchException.Inapplicable("cannot merge lists without merge key for struct");
            }

            (merged, patch) = ApplyItemDirectives(original, patch, field.MergeKey);
            serverOrder = new ListNode(merged);
            MergeItems(merged, patch, field, objects);
        }

        var (named, others) = Partition(merged, patch, field.MergeKey);
        return new ElementOrder(field.MergeKey, holdsObjects).Interleave(named, others, patch, serverOrder);
    }

    /// <summary>Takes out what the patch deletes; with a replace directive the patch's other items become the whole list.</summary>
    private static (ListNode Original, ListNode Patch) ApplyItemDirectives(ListNode original, ListNode patch, string mergeKey)
    {
        var plain = new ListNode();
        var replaces = false;
        foreach (var item in patch.Cast<MapNode>())
        {
            switch ((item[Directives.Marker] as StringNode)?.Value)
            {
                case null when !item.ContainsKey(Directives.Marker):
                    plain.Add(item);
                    break;
                case Directives.Delete:
                    Delete(original, mergeKey, PatchList.RequireKey(item, mergeKey));
                    break;
                case Directives.Replace:
                    replaces = true;
                    break;
                case Directives.Merge:
                    throw PatchException.Malformed("merging lists cannot yet be specified in the patch");
                default:
                    throw PatchException.Malformed($"unknown patch type: {GoPrint.Value(item[Directives.Marker]!)} in map: {GoPrint.Value(item)}");
            }
        }

        return replaces ? (plain, new ListNode()) : (original, plain);
    }

    private static void Delete(ListNode list, string mergeKey, Node value)
    {
        for (var at = PatchList.FindByKey(list, mergeKey, value); at >= 0; at = PatchList.FindByKey(list, mergeKey, value))
        {
            list.RemoveAt(at);
        }
    }

    private static void MergeItems(ListNode original, ListNode patch, PatchField field, StrategicMerger objects)
    {
        var places = new Dictionary<Node, int>();
        for (var i = 0; i < original.Count; i++)
        {
            if (((MapNode)original[i])[field.MergeKey] is { } key)
            {
                places.TryAdd(key, i);
            }
        }

        foreach (var item in patch.Cast<MapNode>())
        {
            var key = PatchList.RequireKey(item, field.MergeKey);
            if (places.TryGetValue(key, out var at))
            {
                original[at] = objects.Merge((MapNode)original[at], item, field.Schema);
            }
            else
            {
                places.Add(key, original.Count);
                original.Add(item);
            }
        }
    }
}
