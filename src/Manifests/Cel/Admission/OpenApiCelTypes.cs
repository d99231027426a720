using Flux.Manifests.Cel.Types;
using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Structural.Rules;

namespace Flux.Manifests.Cel.Admission;

/// <summary>The types of objects by their OpenAPI schemas. Types refer to each other by name, and may do so in circles.</summary>
public static class OpenApiCelTypes
{
    private const string ReferencePrefix = "#/components/schemas/";
    private const string DefinitionPrefix = "#/definitions/";

    /// <param name="schema">The schema of an object.</param>
    /// <param name="find">Finds a schema by the name that references call it; null when there is none.</param>
    /// <param name="name">What messages call the type.</param>
    public static CelType Of(Node schema, Func<string, Node?> find, string name)
    {
        if (Reference(schema) is { } reference)
        {
            return find(reference) is { } target ? Of(target, find, reference) : CelType.Dyn;
        }

        if (schema.GetBoolean("x-kubernetes-int-or-string") == true || schema.GetBoolean("x-kubernetes-preserve-unknown-fields") == true)
        {
            return CelType.Dyn;
        }

        return schema.GetString("type") switch
        {
            "array" => CelType.List(schema.Get("items") is { } items ? Of(items, find, name + ".@idx") : CelType.Dyn),
            "object" when schema.Get("additionalProperties") is MapNode values => CelType.Map(CelType.String, Of(values, find, name + ".@elem")),
            "object" => OfObject(schema, find, name),
            "string" => OfText(schema.GetString("format")),
            "boolean" => CelType.Bool,
            "number" => CelType.Double,
            "integer" => CelType.Int,
            _ => CelType.Dyn,
        };
    }

    private static CelType OfObject(Node schema, Func<string, Node?> find, string name)
    {
        if (schema.GetMap("properties") is not { Count: > 0 } properties)
        {
            return CelType.Dyn;
        }

        var byName = properties.ToDictionary(property => FieldNameEscaping.Escape(property.Key) ?? property.Key, property => property.Value, StringComparer.Ordinal);
        return CelType.Object(name, field => byName.TryGetValue(field, out var property) ? Of(property, find, $"{name}.{field}") : null);
    }

    private static CelType OfText(string? format) => format switch
    {
        "byte" => CelType.Bytes,
        "duration" => CelType.Duration,
        "date" or "date-time" => CelType.Timestamp,
        "int-or-string" => CelType.Dyn,
        _ => CelType.String,
    };

    /// <summary>Schemas with a default wrap their reference.</summary>
    private static string? Reference(Node schema)
    {
        var text = schema.GetString("$ref") ?? (schema.GetList("allOf") is [var only] ? only.GetString("$ref") : null);
        return text is null ? null
            : text.StartsWith(ReferencePrefix, StringComparison.Ordinal) ? text[ReferencePrefix.Length..]
            : text.StartsWith(DefinitionPrefix, StringComparison.Ordinal) ? text[DefinitionPrefix.Length..]
            : text;
    }
}
