using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;
using Flux.Manifests.Quantities;
using Flux.Manifests.Schemas;

namespace Flux.Apply.Normalizing;

/// <summary>Scalars as Kubernetes' types read and print them.</summary>
internal static class ScalarForm
{
    private const string QuantityType = "io.k8s.apimachinery.pkg.api.resource.Quantity";

    private const string TimeType = "io.k8s.apimachinery.pkg.apis.meta.v1.Time";

    public static bool IsScalar(OpenApiSchema schema) =>
        schema.IsIntOrString || schema.TypeName == QuantityType || schema.Type is SchemaType.String or SchemaType.Integer or SchemaType.Number or SchemaType.Boolean;

    /// <summary>The value as printed; null when it does not fit.</summary>
    public static Node? Convert(Node value, OpenApiSchema schema)
    {
        if (schema.TypeName == QuantityType)
        {
            return ConvertQuantity(value);
        }

        if (schema.IsIntOrString)
        {
            return value is StringNode || (value as NumberNode)?.TryGetInt64(out _) == true ? value : null;
        }

        return schema.Type switch
        {
            SchemaType.String => value is StringNode text ? ConvertString(text, schema) : null,
            SchemaType.Integer => value is NumberNode number && number.TryGetInt64(out _) ? value : null,
            SchemaType.Number => value as NumberNode,
            _ => value as BooleanNode,
        };
    }

    /// <summary>Whether a value is the zero of its type. Quantities and what may be a number or a name are structs, which have none.</summary>
    public static bool IsEmpty(Node value, OpenApiSchema schema) => schema.TypeName != QuantityType && !schema.IsIntOrString && value switch
    {
        StringNode text => text.Value.Length == 0,
        BooleanNode boolean => !boolean.Value,
        NumberNode number => number.ToDouble() == 0,
        _ => false,
    };

    /// <summary>What a type prints for an entry that is null.</summary>
    public static Node? Zero(OpenApiSchema schema)
    {
        if (schema.TypeName == QuantityType)
        {
            return "0";
        }

        return schema.Type switch
        {
            SchemaType.String when schema.Format == "byte" => NullNode.Instance,
            SchemaType.String => "",
            SchemaType.Integer or SchemaType.Number => 0,
            SchemaType.Boolean => false,
            _ => NullNode.Instance,
        };
    }

    private static StringNode? ConvertString(StringNode text, OpenApiSchema schema) => schema.Format switch
    {
        "byte" => ConvertBytes(text.Value),
        "date-time" when schema.TypeName == TimeType => ConvertTime(text.Value),
        _ => text,
    };

    private static StringNode? ConvertBytes(string text)
    {
        // Line breaks are allowed in base64, other white space is not.
        var packed = text.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        var buffer = new byte[packed.Length];
        var isPadded = packed.Length % 4 == 0 && packed.AsSpan().IndexOfAny(' ', '\t') < 0;
        return isPadded && System.Convert.TryFromBase64String(packed, buffer, out var length)
            ? new StringNode(System.Convert.ToBase64String(buffer.AsSpan(0, length)))
            : null;
    }

    private static StringNode? ConvertTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new StringNode(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            : null;

    private static StringNode? ConvertQuantity(Node value)
    {
        var text = value switch
        {
            StringNode given => given.Value,
            NumberNode number => number.IsInteger ? number.Text : GoFloat.FormatJson(number.ToDouble()),
            _ => null,
        };
        return text is not null && Quantity.TryParse(text, out var quantity, out _) ? new StringNode(quantity.ToString()) : null;
    }
}
