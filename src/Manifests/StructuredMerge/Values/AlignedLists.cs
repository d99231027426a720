using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>
/// Compares two lists that have the same items in the same order, of which few have changed: what controllers write. No index is
/// built and no path element is made for an item that is as it was.
/// </summary>
internal static class AlignedLists
{
    // Each changed item is searched for among all others, since items that occur twice are compared as groups.
    private const int MaxChanged = 8;

    /// <summary>Compares; false, with nothing recorded, when the lists are not of this kind.</summary>
    public static bool TryCompare(ListNode left, ListNode right, ListType type, ref ValueChange change)
    {
        if (!AreAligned(left, right, type))
        {
            return false;
        }

        var output = new ValueChangeBuilder();
        var changed = 0;
        for (var i = 0; i < left.Count; i++)
        {
            var item = default(ValueChange);
            ValueComparer.Walk(left[i], right[i], type.Element, ref item);
            if (item.IsNone)
            {
                continue;
            }

            if (++changed > MaxChanged || IsRepeated(right, i, type))
            {
                return false;
            }

            output.Add(ListItems.Element(type, right[i]), item);
        }

        output.AddTo(ref change);
        return true;
    }

    /// <summary>Whether both lists have items of the same path elements, in the same order.</summary>
    public static bool AreAligned(ListNode left, ListNode right, ListType type)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!ReferenceEquals(left[i], right[i]) && !ListItems.AreSame(type, left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRepeated(ListNode list, int position, ListType type)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (i != position && ListItems.AreSame(type, list[i], list[position]))
            {
                return true;
            }
        }

        return false;
    }
}
