using System.Globalization;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Tables;

/// <summary>One cell of a custom kind's table.</summary>
internal static class ColumnCell
{
    public static Node Of(PrinterColumn column, MapNode item, DateTimeOffset now)
    {
        if (column.JsonPath is null)
        {
            return Plain(column.Name, item, now);
        }

        var value = column.Path?.Find(item) is [[var first, ..], ..] ? first : null;
        if (value is null or NullNode)
        {
            return NullNode.Instance;
        }

        return column.Type switch
        {
            "date" => value is StringNode text ? Age.Since(text.Value, now) : NullNode.Instance,
            "integer" => value is NumberNode number ? Whole(number) : NullNode.Instance,
            "number" => value is NumberNode ? value : NullNode.Instance,
            "boolean" => value is BooleanNode ? value : NullNode.Instance,
            _ => value is StringNode ? value : value.ToString(),
        };
    }

    /// <summary>The cells that every kind has, where the kind makes no cells of its own.</summary>
    private static Node Plain(string name, MapNode item, DateTimeOffset now) => name switch
    {
        "Name" => item.GetString("metadata", "name") ?? "",
        "Age" => Age.Since(item.GetString("metadata", "creationTimestamp"), now),
        "Created At" => item.GetString("metadata", "creationTimestamp") ?? "",
        _ => "",
    };

    private static NumberNode Whole(NumberNode number) =>
        number.IsInteger ? number : NumberNode.Of((long)double.Parse(number.Text, CultureInfo.InvariantCulture));
}
