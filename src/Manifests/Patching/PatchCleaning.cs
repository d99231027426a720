using Flux.Manifests.Nodes;

namespace Flux.Manifests.Patching;

/// <summary>What is left of a part of a patch that meets nothing to merge with.</summary>
internal static class PatchCleaning
{
    /// <summary>Drops null fields from objects at every depth; nulls in lists stay.</summary>
    public static void DropNulls(Node node)
    {
        if (node is MapNode map)
        {
            foreach (var key in map.Where(entry => entry.Value is NullNode).Select(entry => entry.Key).ToList())
            {
                map.Remove(key);
            }

            foreach (var (_, value) in map)
            {
                DropNulls(value);
            }
        }
        else if (node is ListNode list)
        {
            foreach (var item in list)
            {
                DropNulls(item);
            }
        }
    }

    /// <summary>The value without objects that carry a directive; null when it is one itself.</summary>
    public static Node? WithoutDirectives(Node node)
    {
        if (node is MapNode map)
        {
            if (map.ContainsKey(Directives.Marker))
            {
                return null;
            }

            foreach (var (key, value) in map.ToList())
            {
                if (WithoutDirectives(value) is { } clean)
                {
                    map.Set(key, clean);
                }
                else
                {
                    map.Remove(key);
                }
            }
        }

        return node is ListNode list ? new ListNode(list.Select(WithoutDirectives).OfType<Node>()) : node;
    }
}
