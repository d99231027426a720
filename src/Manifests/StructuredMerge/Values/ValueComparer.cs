using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>
/// Finds what was added, modified and removed between two values of a type. Subtrees that both sides share by reference are
/// passed over, which makes comparing an object with its merge as cheap as the change is small.
/// </summary>
internal static class ValueComparer
{
    public static ValueComparison Compare(Node left, Node right, TypedSchema type)
    {
        var change = default(ValueChange);
        Walk(left, right, type.Root, ref change);
        return change.AddedBelow is null && change.ModifiedBelow is null && change.RemovedBelow is null
            ? ValueComparison.None
            : new ValueComparison(change.AddedBelow ?? PathSet.Empty, change.ModifiedBelow ?? PathSet.Empty, change.RemovedBelow ?? PathSet.Empty);
    }

    internal static void Walk(Node? left, Node? right, TypeReference? type, ref ValueChange change)
    {
        if (ReferenceEquals(left, right))
        {
            return;
        }

        var atom = ValueShapes.Resolve(type);
        ValueShape leftShape = ValueShapes.Of(atom, left), rightShape = ValueShapes.Of(atom, right);
        if (right is not null && left is not null && leftShape != rightShape)
        {
            // The value changed its kind: what the old kind had is gone, what the new kind has is new.
            WalkShape(left, right, atom, ValueShapes.Walked(atom, leftShape), ref change);
        }

        WalkShape(left, right, atom, ValueShapes.Walked(atom, right is null ? leftShape : rightShape), ref change);
        change.IsAdded = change.IsAdded || left is null;
        change.IsRemoved = change.IsRemoved || right is null;
    }

    private static void WalkShape(Node? left, Node? right, TypeAtom atom, ValueShape shape, ref ValueChange change)
    {
        switch (shape)
        {
            case ValueShape.Map:
                WalkMaps(left, right, atom.Map!, ref change);
                break;
            case ValueShape.List:
                WalkLists(left, right, atom.List!, ref change);
                break;
            default:
                CompareLeaf(left, right, ref change);
                break;
        }
    }

    private static void CompareLeaf(Node? left, Node? right, ref ValueChange change) =>
        change.IsModified = change.IsModified || (left is not null && right is not null && !left.Equals(right));

    private static void WalkMaps(Node? left, Node? right, MapType type, ref ValueChange change)
    {
        MapNode? leftMap = left as MapNode, rightMap = right as MapNode;

        // Two empty sides are compared as leaves, to tell an empty map from null.
        if (type.IsAtomic || (leftMap is null or { Count: 0 } && rightMap is null or { Count: 0 }))
        {
            CompareLeaf(left, right, ref change);
            return;
        }

        var output = new ValueChangeBuilder();
        if (leftMap is not null)
        {
            foreach (var (key, child) in leftMap)
            {
                WalkEntry(key, child, rightMap?[key], type, ref output);
            }
        }

        if (rightMap is not null)
        {
            foreach (var (key, child) in rightMap)
            {
                if (leftMap is null || !leftMap.ContainsKey(key))
                {
                    WalkEntry(key, null, child, type, ref output);
                }
            }
        }

        output.AddTo(ref change);
    }

    private static void WalkEntry(string key, Node? left, Node? right, MapType type, ref ValueChangeBuilder output)
    {
        if (ReferenceEquals(left, right))
        {
            return;
        }

        var field = type.FindField(key);
        var change = default(ValueChange);
        Walk(left, right, field is null ? type.Element : field.Type, ref change);
        if (!change.IsNone)
        {
            output.Add(field?.Element ?? PathElement.OfField(key), change);
        }
    }

    private static void WalkLists(Node? left, Node? right, ListType type, ref ValueChange change)
    {
        ListNode? leftList = left as ListNode, rightList = right as ListNode;
        if (type.IsAtomic || (leftList is null or { Count: 0 } && rightList is null or { Count: 0 }))
        {
            CompareLeaf(left, right, ref change);
            return;
        }

        if (leftList is not null && rightList is not null && AlignedLists.TryCompare(leftList, rightList, type, ref change))
        {
            return;
        }

        var leftItems = ItemGroups.Of(leftList, type);
        var rightItems = ItemGroups.Of(rightList, type);
        var output = new ValueChangeBuilder();
        foreach (var element in leftItems.Elements)
        {
            WalkItems(element, leftItems.Get(element), rightItems.Get(element), type, ref output);
        }

        foreach (var element in rightItems.Elements)
        {
            if (leftItems.Get(element).Count == 0)
            {
                WalkItems(element, default, rightItems.Get(element), type, ref output);
            }
        }

        output.AddTo(ref change);
    }

    // Items that occur more than once have no fields of their own: the group is compared as one value.
    private static void WalkItems(PathElement element, ItemGroup left, ItemGroup right, ListType type, ref ValueChangeBuilder output)
    {
        var change = default(ValueChange);
        if (left.Count <= 1 && right.Count <= 1)
        {
            Walk(left.First, right.First, type.Element, ref change);
        }
        else if (left.Count > 1 && right.Count > 1)
        {
            change.IsModified = !left.SameItems(right);
        }
        else if (left.Count > 1)
        {
            if (right.Count == 1)
            {
                Walk(null, right.First, type.Element, ref change);
            }

            change.IsRemoved = true;
        }
        else
        {
            if (left.Count == 1)
            {
                Walk(left.First, null, type.Element, ref change);
            }

            change.IsAdded = true;
        }

        output.Add(element, change);
    }
}
