using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Patching;

/// <summary>Computes the patch between two lists that are merged, item by item.</summary>
internal sealed class StrategicListDiffer(DiffParts parts)
{
    private bool TakesChanges => parts.HasFlag(DiffParts.ChangesAndAdditions);

    private bool TakesDeletions => parts.HasFlag(DiffParts.Deletions);

    private bool TakesOrder => parts.HasFlag(DiffParts.ElementOrder);

    public ListDifference Diff(ListNode original, ListNode modified, PatchField field, StrategicDiffer objects)
    {
        if (original.Count == 0)
        {
            return ListDifference.OfChanges(TakesChanges ? Copy(modified) : new ListNode());
        }

        return PatchList.HoldsObjects(original, modified)
            ? DiffObjects(original, modified, field, objects)
            : DiffScalars(original, modified);
    }

    private ListDifference DiffObjects(ListNode original, ListNode modified, PatchField field, StrategicDiffer objects)
    {
        var (patch, deletions) = CompareItems(original, modified, field, objects);
        var mergeKey = field.MergeKey;
        patch = new ElementOrder(mergeKey, holdsObjects: true).Sort(patch, modified);
        var orderChanged = original.Count != modified.Count
            || original.Zip(modified).Any(pair => !StrategicListMerger.AreSameItem(pair.First, pair.Second, mergeKey));
        patch = new ListNode(patch.Concat(deletions));
        var needsOrder = (TakesChanges && (patch.Count > 0 || orderChanged)) || (TakesDeletions && patch.Count > 0);
        var order = TakesOrder && needsOrder ? modified.Select(item => (Node)new MapNode { { mergeKey, ((MapNode)item)[mergeKey] ?? NullNode.Instance } }) : [];
        return new ListDifference(patch, new ListNode(), new ListNode(order));
    }

    /// <summary>Walks both lists sorted by merge key, side by side.</summary>
    private (ListNode Changes, ListNode Deletions) CompareItems(ListNode original, ListNode modified, PatchField field, StrategicDiffer objects)
    {
        var left = new ListNode(original);
        var right = new ListNode(modified);
        PatchList.SortByText(left, field.MergeKey);
        PatchList.SortByText(right, field.MergeKey);
        var changes = new ListNode();
        var deletions = new ListNode();
        var (i, j) = (0, 0);
        while (i < left.Count || j < right.Count)
        {
            var leftKey = i < left.Count ? PatchList.RequireKey(PatchList.RequireMap(left[i]), field.MergeKey) : null;
            var rightKey = j < right.Count ? PatchList.RequireKey(PatchList.RequireMap(right[j]), field.MergeKey) : null;
            var order = leftKey is null ? 1 : rightKey is null ? -1 : string.CompareOrdinal(GoPrint.Value(leftKey), GoPrint.Value(rightKey));
            if (order == 0)
            {
                var nested = objects.Diff((MapNode)left[i++], (MapNode)right[j++], field.Schema, field.RetainKeys);
                if (nested.Count > 0)
                {
                    nested.Set(field.MergeKey, rightKey!);
                    changes.Add(nested);
                }
            }
            else if (order > 0)
            {
                AddIf(TakesChanges, changes, right[j++].DeepClone());
            }
            else
            {
                AddIf(TakesDeletions, deletions, new MapNode { { field.MergeKey, leftKey! }, { Directives.Marker, Directives.Delete } });
                i++;
            }
        }

        return (changes, deletions);
    }

    private ListDifference DiffScalars(ListNode original, ListNode modified)
    {
        var sorted = Copy(modified);
        PatchList.SortByText(original);
        PatchList.SortByText(sorted);
        var additions = new ListNode();
        var deletions = new ListNode();
        var (i, j) = (0, 0);
        while (i < original.Count || j < sorted.Count)
        {
            var order = i == original.Count ? 1
                : j == sorted.Count ? -1
                : string.CompareOrdinal(GoPrint.Value(original[i]), GoPrint.Value(sorted[j]));
            if (order > 0)
            {
                AddIf(TakesChanges, additions, sorted[j]);
            }
            else if (order < 0)
            {
                AddIf(TakesDeletions, deletions, original[i]);
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        PatchList.Deduplicate(deletions);
        additions = new ElementOrder("", holdsObjects: false).Sort(additions, modified);
        var needsOrder = (TakesDeletions && deletions.Count > 0) || (TakesChanges && !original.Equals(modified));
        return new ListDifference(additions, deletions, TakesOrder && needsOrder ? Copy(modified) : new ListNode());
    }

    private static void AddIf(bool condition, ListNode list, Node item)
    {
        if (condition)
        {
            list.Add(item);
        }
    }

    private static ListNode Copy(ListNode list) => list.Copy();
}
