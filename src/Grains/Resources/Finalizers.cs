using Flux.Manifests.Nodes;

namespace Flux.Grains.Resources;

internal static class Finalizers
{
    /// <summary>The finalizer of every toolkit kind.</summary>
    public const string Flux = "finalizers.fluxcd.io";

    public static bool Has(MapNode root, string finalizer) =>
        root.GetList("metadata", "finalizers")?.Any(item => item is StringNode text && text.Value == finalizer) ?? false;

    public static bool HasOthers(MapNode root, string finalizer) =>
        root.GetList("metadata", "finalizers")?.Any(item => item is not StringNode text || text.Value != finalizer) ?? false;

    public static void Add(MapNode root, string finalizer)
    {
        if (!Has(root, finalizer))
        {
            var metadata = root.GetOrAddMap("metadata");
            metadata.Set("finalizers", new ListNode([.. metadata.GetList("finalizers") ?? Enumerable.Empty<Node>(), finalizer]));
        }
    }

    public static void Remove(MapNode root, string finalizer)
    {
        var metadata = root.GetOrAddMap("metadata");
        var rest = (metadata.GetList("finalizers") ?? Enumerable.Empty<Node>()).Where(item => !item.Equals(new StringNode(finalizer))).ToList();
        if (rest.Count == 0)
        {
            metadata.Remove("finalizers");
        }
        else
        {
            metadata.Set("finalizers", new ListNode(rest));
        }
    }

    /// <summary>Whether nothing holds an object back that is to be deleted.</summary>
    public static bool IsReleased(MapNode root) =>
        root.GetString("metadata", "deletionTimestamp") is not null && root.GetList("metadata", "finalizers") is not { Count: > 0 };
}
