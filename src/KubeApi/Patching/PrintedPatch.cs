using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Patching;

/// <summary>
/// A patched object as the real server prints it in refusals: its library sorts the keys of the objects that a patch goes through and
/// leaves all others in their order.
/// </summary>
internal static class PrintedPatch
{
    /// <param name="patch">A merge patch, or a list of JSON patch operations.</param>
    /// <param name="sortsAll">Whether every object is sorted, as those of custom kinds are.</param>
    public static string Of(MapNode item, Node? patch, bool sortsAll)
    {
        var copy = item.Copy();
        if (sortsAll)
        {
            copy.SortAllKeys();
        }
        else if (patch is ListNode operations)
        {
            copy.SortKeys();
            foreach (var operation in operations)
            {
                SortAlong(copy, (operation.GetString("path") ?? "").Trim('/').Split('/'));
            }
        }
        else
        {
            SortThrough(copy, patch as MapNode ?? new MapNode());
        }

        return copy.ToString();
    }

    private static void SortThrough(MapNode item, MapNode patch)
    {
        item.SortKeys();
        foreach (var (key, value) in patch)
        {
            if (value is MapNode below && item[key] is MapNode child)
            {
                SortThrough(child, below);
            }
        }
    }

    private static void SortAlong(Node? node, ReadOnlySpan<string> path)
    {
        foreach (var part in path)
        {
            if (node is not MapNode map)
            {
                return;
            }

            map.SortKeys();
            node = map[part];
        }
    }
}
