using Flux.Manifests.Nodes;

namespace Flux.Apply.Applying;

/// <summary>
/// The JSON patch that makes a live object ready to be owned: fields that kubectl and the like set become the applier's own
/// (so that it can remove them), and annotations and labels of earlier tools go.
/// </summary>
internal static class MetadataCleanup
{
    private static readonly string[] Annotations =
    [
        "kubectl.kubernetes.io/last-applied-configuration",
        "kustomize.toolkit.fluxcd.io/checksum",
        "fluxcd.io/sync-checksum",
    ];

    private static readonly string[] Labels = ["fluxcd.io/sync-gc-mark"];

    /// <returns>The patch; null when there is nothing to clean.</returns>
    public static ListNode? Plan(MapNode live, IReadOnlyList<FieldManagerRule> managers, string fieldManager)
    {
        var patch = new ListNode(
            [
                .. FieldManagerPatches.RemoveAnnotations(live, Annotations) ?? [],
                .. FieldManagerPatches.RemoveLabels(live, Labels) ?? [],
                .. FieldManagerPatches.TakeOver(live, managers, fieldManager) ?? [],
            ]);
        return patch.Count == 0 ? null : patch;
    }

    /// <summary>The managers that are taken over: kubectl's, what was there before the first apply, and our own old updates.</summary>
    public static IReadOnlyList<FieldManagerRule> Managers(string fieldManager, IEnumerable<string> overrides) =>
    [
        new("kubectl", "Apply"),
        new("kubectl", "Update"),
        new("before-first-apply", "Update"),
        new(fieldManager, "Update"),
        .. overrides.SelectMany(name => new FieldManagerRule[] { new(name, "Apply"), new(name, "Update") }),
    ];
}
