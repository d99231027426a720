using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Status;

/// <summary>Reads the fields that statuses are computed from. What has the wrong type is an error or a default, as in kstatus.</summary>
internal static class StatusFields
{
    /// <summary>A number, or a default where there is none.</summary>
    public static long Number(this MapNode item, long fallback, params ReadOnlySpan<string> path) => item.GetInt64(path) ?? fallback;

    public static string Text(this MapNode item, string fallback, params ReadOnlySpan<string> path) => item.GetString(path) ?? fallback;

    /// <summary>A field of <c>metadata</c> or <c>status</c> that must have a type if it is there at all.</summary>
    public static T? Require<T>(this MapNode item, string parent, string field, string type)
        where T : Node
    {
        var container = item[parent];
        if (container is null or NullNode)
        {
            return null;
        }

        if (container is not MapNode map)
        {
            throw WrongType(parent, field, container, "map[string]interface{}");
        }

        return map[field] switch
        {
            null => null,
            T value when type != "int64" || IsInt64(value) => value,
            var other => throw WrongType(parent, field, other, type),
        };
    }

    /// <summary>The conditions in <c>status</c>; fields a condition lacks are empty.</summary>
    public static IReadOnlyList<ReadCondition> Conditions(this MapNode item)
    {
        var status = item["status"];
        if (status is null or NullNode)
        {
            return [];
        }

        var map = status as MapNode ?? throw new StatusException($"cannot restore struct from: {KindOf(status)}");
        return map["conditions"] switch
        {
            null or NullNode => [],
            ListNode list => [.. list.Select(Read)],
            var other => throw new StatusException($"cannot restore slice from {KindOf(other)}"),
        };
    }

    private static ReadCondition Read(Node node) => node switch
    {
        MapNode map => new ReadCondition(Text(map, "type"), Text(map, "status"), Text(map, "reason"), Text(map, "message")),
        NullNode => new ReadCondition("", "", "", ""),
        _ => throw new StatusException($"cannot restore struct from: {KindOf(node)}"),
    };

    private static string Text(MapNode condition, string field) => condition[field] switch
    {
        null or NullNode => "",
        StringNode text => text.Value,
        NumberNode number when IsInt64(number) => throw new StatusException($"cannot convert int64 to {(field == "status" ? "v1.ConditionStatus" : "string")}"),
        _ => throw new StatusException("unrecognized type: string"),
    };

    private static bool IsInt64(Node node) => node is NumberNode number && number.TryGetInt64(out _);

    private static string KindOf(Node node) => node switch
    {
        MapNode => "map",
        ListNode => "slice",
        _ => GoPrint.TypeOf(node),
    };

    private static StatusException WrongType(string parent, string field, Node value, string expected)
    {
        var type = value is NullNode ? "<nil>" : GoPrint.TypeOf(value);
        var place = $".{parent}.{field}";
        return new StatusException(
            $"looking up {parent}.{field} from resource: {place} accessor error: {GoPrint.Value(value)} is of the type {type}, expected {expected}");
    }
}
