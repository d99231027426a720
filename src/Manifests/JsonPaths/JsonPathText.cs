using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.JsonPaths;

/// <summary>Values as kubectl prints them: scalars bare, the rest as JSON with sorted keys.</summary>
internal static class JsonPathText
{
    public static string Of(Node node) => node switch
    {
        NullNode => "null",
        MapNode or ListNode => GoJson.ToString(Sorted(node)),
        _ => GoPrint.Value(node),
    };

    private static Node Sorted(Node node)
    {
        switch (node)
        {
            case MapNode map:
                var sorted = new MapNode(map.Count);
                foreach (var (key, value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    sorted.TryAdd(key, Sorted(value));
                }

                return sorted;
            case ListNode list:
                return new ListNode(list.Select(Sorted));
            default:
                return node;
        }
    }
}
