using Flux.Manifests.Nodes;

namespace Flux.Manifests.Patching;

/// <summary>A patch of one list, as the up to three fields that express it.</summary>
internal readonly record struct ListDifference(ListNode Changes, ListNode Deletions, ListNode Order)
{
    public static ListDifference OfChanges(ListNode changes) => new(changes, new ListNode(), new ListNode());
}
