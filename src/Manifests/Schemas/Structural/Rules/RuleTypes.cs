using System.Collections.Frozen;
using System.Text;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Structural.Rules;

/// <summary>The types of rules from schemas.</summary>
internal static class RuleTypes
{
    /// <summary>The bytes of one request.</summary>
    public const long MaxRequestSize = 3 * 1024 * 1024;

    private const long MaxText = MaxRequestSize - 2;

    private static readonly RuleType Text = new() { Type = CelType.String, MinSerializedSize = 2, MaxElements = MaxText };
    private static readonly RuleType Boolean = new() { Type = CelType.Bool, MinSerializedSize = 4 };
    private static readonly RuleType Number = new() { Type = CelType.Double, MinSerializedSize = 1 };
    private static readonly RuleType Integer = new() { Type = CelType.Int, MinSerializedSize = 1 };
    private static readonly SchemaNode TextSchema = new() { Type = "string" };

    private static readonly SchemaNode MetadataSchema = Object(
        [KeyValuePair.Create("name", TextSchema), KeyValuePair.Create("generateName", TextSchema)]);

    /// <summary>Null for values whose type is not known: rules cannot see them.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isResource">Whether it is that of a whole resource, which has type and metadata.</param>
    /// <param name="name">The name of the type, for messages.</param>
    public static RuleType? Of(SchemaNode schema, bool isResource, string name = "selfType")
    {
        if (schema.IsIntOrString)
        {
            return new RuleType { Type = CelType.Dyn, MinSerializedSize = 1, MaxElements = schema.MaxLength is { } length ? FromLength(length) : MaxText };
        }

        var known = isResource ? WithResourceFields(schema) : schema;
        return known.Type switch
        {
            "array" when known.Items is { } items => OfList(known, items, name),
            "object" when known.AdditionalProperties is { } values => OfMap(known, values, name),
            "object" => OfObject(known, name),
            "string" => OfText(known),
            "boolean" => Boolean,
            "number" => Number,
            "integer" => Integer,
            _ => null,
        };
    }

    /// <summary>The schema of a resource with the fields that every resource has.</summary>
    public static SchemaNode WithResourceFields(SchemaNode schema)
    {
        var own = schema.Properties.Where(property => property.Key is not ("apiVersion" or "kind" or "metadata"));
        return Object(
            [
                .. own, KeyValuePair.Create("kind", TextSchema), KeyValuePair.Create("apiVersion", TextSchema), KeyValuePair.Create("metadata", MetadataSchema),
            ],
            schema);
    }

    private static SchemaNode Object(KeyValuePair<string, SchemaNode>[] properties, SchemaNode? template = null) => new()
    {
        Type = "object",
        Required = template?.Required ?? [],
        Nullable = template?.Nullable ?? false,
        AdditionalProperties = template?.AdditionalProperties,
        AllowsAdditional = template?.AllowsAdditional,
        IsEmbeddedResource = template?.IsEmbeddedResource ?? false,
        PreserveUnknownFields = template?.PreserveUnknownFields,
        Properties = properties,
        PropertyMap = properties.ToFrozenDictionary(),
    };

    private static RuleType? OfList(SchemaNode schema, SchemaNode items, string name)
    {
        var item = Of(items, items.IsEmbeddedResource, name + ".@idx");
        return item is null ? null : new RuleType
        {
            Type = CelType.List(item.Type),
            Element = item,
            MinSerializedSize = 2,
            MaxElements = schema.MaxItems is { } most ? Math.Max(0, most) : MaxText / (item.MinSerializedSize + 1),
        };
    }

    private static RuleType? OfMap(SchemaNode schema, SchemaNode values, string name)
    {
        var value = Of(values, values.IsEmbeddedResource, name + ".@elem");
        return value is null ? null : new RuleType
        {
            Type = CelType.Map(CelType.String, value.Type),
            Key = Text,
            Element = value,
            MinSerializedSize = 2,
            MaxElements = schema.MaxProperties is { } most ? Math.Max(0, most) : MaxText / (value.MinSerializedSize + 6),
        };
    }

    private static RuleType OfObject(SchemaNode schema, string name)
    {
        var fields = new Dictionary<string, RuleType>(StringComparer.Ordinal);
        var size = 2L;
        foreach (var (key, property) in schema.Properties)
        {
            if (Of(property, property.IsEmbeddedResource, $"{name}.{key}") is not { } type)
            {
                continue;
            }

            if (FieldNameEscaping.Escape(key) is { } escaped)
            {
                fields[escaped] = type;
            }

            if (property.Default is null && schema.Required.Contains(key))
            {
                size += Encoding.UTF8.GetByteCount(key) + type.MinSerializedSize + 4;
            }
        }

        var frozen = fields.ToFrozenDictionary(StringComparer.Ordinal);
        return new RuleType
        {
            Type = CelType.Object(name, field => frozen.GetValueOrDefault(field)?.Type),
            Fields = frozen,
            MinSerializedSize = size,
        };
    }

    private static RuleType OfText(SchemaNode schema) => schema.Format switch
    {
        "byte" => new RuleType { Type = CelType.Bytes, MinSerializedSize = 2, MaxElements = schema.MaxLength is { } length ? Math.Max(0, length) : MaxText },
        "duration" => new RuleType { Type = CelType.Duration, MinSerializedSize = 4, MaxElements = 32 },
        "date" => new RuleType { Type = CelType.Timestamp, MinSerializedSize = 12, MaxElements = 12 },
        "date-time" => new RuleType { Type = CelType.Timestamp, MinSerializedSize = 21, MaxElements = 31 },
        _ => new RuleType { Type = CelType.String, MinSerializedSize = 2, MaxElements = LongestText(schema) },
    };

    private static long LongestText(SchemaNode schema)
    {
        if (schema.MaxLength is { } length)
        {
            return FromLength(length);
        }

        return schema.Enum.Count == 0 ? MaxText : schema.Enum.OfType<StringNode>().Select(value => (long)Encoding.UTF8.GetByteCount(value.Value)).DefaultIfEmpty().Max();
    }

    /// <summary>A character takes up to four bytes.</summary>
    private static long FromLength(long length) => Math.Max(0, length) * 4;
}
