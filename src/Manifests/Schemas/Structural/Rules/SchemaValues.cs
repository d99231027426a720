using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Schemas.Structural.Rules;

/// <summary>Values of a resource as rules see them: typed by the schema, and not copied.</summary>
internal static class SchemaValues
{
    public static CelValue Wrap(Node node, SchemaNode schema)
    {
        if (node is NullNode)
        {
            return schema.Nullable ? CelValue.Null : CelValue.Error("invalid data, got null for schema with nullable=false");
        }

        if (schema.IsIntOrString)
        {
            return node is StringNode or NumberNode
                ? CelNodes.Wrap(node)
                : CelValue.Error("invalid data, expected XIntOrString value to be either a string or integer");
        }

        return (schema.Type, node) switch
        {
            ("object", MapNode map) => CelValue.Of(new SchemaMap(map, schema)),
            ("object", _) => CelValue.Error("invalid data, expected a map for the provided schema with type=object"),
            ("array", ListNode list) when schema.Items is not null => CelValue.Of(new SchemaList(list, schema)),
            ("array", _) => CelValue.Error("invalid data, expected an array for the provided schema with type=array"),
            ("string", StringNode text) => WrapText(text.Value, schema.Format),
            ("number", NumberNode number) => CelValue.Of(number.ToDouble()),
            ("integer", NumberNode number) when number.TryGetInt64(out var whole) => CelValue.Of(whole),
            ("boolean", BooleanNode boolean) => CelValue.Of(boolean.Value),
            ("string" or "number" or "integer" or "boolean", _) => CelValue.Error($"invalid data, expected {Name(schema.Type)}, got {GoTypes.NameOf(node)}"),
            _ => CelNodes.Wrap(node),
        };
    }

    private static string Name(string type) => type switch
    {
        "number" => "float",
        "integer" => "int",
        "boolean" => "bool",
        _ => type,
    };

    private static CelValue WrapText(string text, string format)
    {
        switch (format)
        {
            case "duration":
                return GoDuration.TryParseLenient(text, out var nanoseconds)
                    ? CelValue.Duration(nanoseconds)
                    : CelValue.Error($"Invalid duration {text}: unable to parse {text} as duration");
            case "date":
                return CelTimestamp.Parse(text + "T00:00:00Z") is { } date ? CelValue.Of(date) : CelValue.Error($"Invalid date formatted string {text}");
            case "date-time":
                return CelTimestamp.Parse(text) is { } time ? CelValue.Of(time) : CelValue.Error($"Invalid date-time formatted string {text}");
            case "byte":
                var buffer = new byte[text.Length];
                return Convert.TryFromBase64String(text.Replace('-', '+').Replace('_', '/'), buffer, out var length)
                    ? CelValue.Of(buffer[..length])
                    : CelValue.Error($"Invalid byte formatted string {text}");
            default:
                return CelValue.Of(text);
        }
    }
}
