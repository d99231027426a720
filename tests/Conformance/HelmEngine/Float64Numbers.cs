using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;

namespace Flux.Conformance.HelmEngine;

/// <summary>JSON as Go decodes it into untyped values: every number a double.</summary>
internal static class Float64Numbers
{
    public static Node Convert(Node node) => node switch
    {
        MapNode map => ConvertMap(map),
        ListNode list => new ListNode(list.Select(Convert)),
        NumberNode number => new NumberNode(GoFloat.FormatJson(number.ToDouble())),
        _ => node,
    };

    private static MapNode ConvertMap(MapNode map)
    {
        var result = new MapNode(map.Count);
        foreach (var (key, value) in map)
        {
            result.Set(key, Convert(value));
        }

        return result;
    }
}
