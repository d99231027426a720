using Flux.Apply.Normalizing;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Applying;

/// <summary>
/// Whether an apply would change a live object: labels, annotations, and everything at the top level but metadata and status
/// are compared, as the dry run returned them. Empty and absent lists and maps count as equal, as they do in Go.
/// </summary>
internal static class DriftComparison
{
    public static bool HasDrifted(MapNode live, MapNode dryRun)
    {
        (live, dryRun) = (ObjectNormalizer.NormalizeDryRun(live), ObjectNormalizer.NormalizeDryRun(dryRun));
        var before = new ManifestObject(live);
        var after = new ManifestObject(dryRun);
        if (after.ResourceVersion.Length == 0 || !Same(before.Labels, after.Labels) || !Same(before.Annotations, after.Annotations))
        {
            return true;
        }

        return !SameContent(live, dryRun) || !SameContent(dryRun, live);
    }

    private static bool SameContent(MapNode left, MapNode right)
    {
        foreach (var (key, value) in left)
        {
            if (key is not ("metadata" or "status") && !Same(value, right[key]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(Node? left, Node? right)
    {
        if (IsEmpty(left) && IsEmpty(right))
        {
            return true;
        }

        return (left, right) switch
        {
            (MapNode one, MapNode other) => SameMaps(one, other),
            (ListNode one, ListNode other) => SameLists(one, other),
            (null, _) or (_, null) => false,
            _ => left.Equals(right),
        };
    }

    private static bool SameMaps(MapNode left, MapNode right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var (key, value) in left)
        {
            if (!right.TryGetValue(key, out var other) || !Same(value, other))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameLists(ListNode left, ListNode right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!Same(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsEmpty(Node? node) =>
        node is null or NullNode || (node is MapNode map && map.Count == 0) || (node is ListNode list && list.Count == 0);
}
