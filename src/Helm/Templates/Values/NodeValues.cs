using Flux.Manifests.Nodes;

namespace Flux.Helm.Templates.Values;

/// <summary>Between manifest nodes and template values. Every number becomes a float64, as Helm's reader of values has it.</summary>
internal static class NodeValues
{
    public static object? FromNode(Node? node) => node switch
    {
        null or NullNode => null,
        BooleanNode boolean => boolean.Value,
        StringNode text => text.Value,
        NumberNode number => number.ToDouble(),
        MapNode map => FromMap(map),
        ListNode list => GoList.Any([.. list.Select(FromNode)]),
        _ => throw new InvalidOperationException($"{node.Kind} is no value"),
    };

    public static GoMap FromMap(MapNode map) => FromMap(map, GoType.AnyMap);

    public static GoMap FromMap(MapNode map, GoType type)
    {
        var result = new GoMap(type, map.Count);
        foreach (var (key, value) in map)
        {
            result[key] = FromNode(value);
        }

        return result;
    }
}
