using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

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
        var patch = new ListNode();
        AddRemovals(patch, new ManifestObject(live).Annotations, "annotations", Annotations);
        AddRemovals(patch, new ManifestObject(live).Labels, "labels", Labels);
        if (TakeOver(live, managers, fieldManager) is { } entries)
        {
            patch.Add(new MapNode { { "op", "replace" }, { "path", "/metadata/managedFields" }, { "value", entries } });
        }

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

    private static void AddRemovals(ListNode patch, MapNode? present, string field, IEnumerable<string> keys)
    {
        foreach (var key in keys.Where(key => present?.ContainsKey(key) ?? false))
        {
            var escaped = key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
            patch.Add(new MapNode { { "op", "remove" }, { "path", $"/metadata/{field}/{escaped}" } });
        }
    }

    private static ListNode? TakeOver(MapNode live, IReadOnlyList<FieldManagerRule> managers, string fieldManager)
    {
        var kept = new ListNode();
        var taken = new List<MapNode>();
        MapNode? own = null;
        foreach (var entry in (live.GetList("metadata", "managedFields") ?? new ListNode()).OfType<MapNode>())
        {
            var manager = entry.GetString("manager") ?? "";
            var operation = entry.GetString("operation") ?? "";
            var isMain = string.IsNullOrEmpty(entry.GetString("subresource"));
            if (isMain && manager == fieldManager && operation == "Apply")
            {
                own = entry;
            }
            else if (isMain && managers.Any(rule => rule.Matches(manager, operation)))
            {
                taken.Add(entry);
            }
            else
            {
                kept.Add(entry);
            }
        }

        if (taken.Count == 0)
        {
            return null;
        }

        kept.Add(Merge(own, taken, fieldManager));
        return kept;
    }

    private static MapNode Merge(MapNode? own, List<MapNode> taken, string fieldManager)
    {
        var merged = (own ?? taken[0]).Copy();
        merged.Set("manager", fieldManager);
        merged.Set("operation", "Apply");
        foreach (var entry in own is null ? taken.Skip(1) : taken)
        {
            if (entry.GetMap("fieldsV1") is { } fields)
            {
                Union(merged.GetOrAddMap("fieldsV1"), fields);
            }
        }

        return merged;
    }

    private static void Union(MapNode into, MapNode from)
    {
        foreach (var (key, value) in from)
        {
            if (value is MapNode child)
            {
                Union(into.GetOrAddMap(key), child);
            }
        }
    }
}
