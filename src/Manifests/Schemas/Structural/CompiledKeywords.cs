using System.Collections.Frozen;
using Flux.Manifests.RegularExpressions;
using Flux.Manifests.Schemas.Structural.Rules;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>The keywords of a schema level in the form in which values are checked against them.</summary>
internal sealed class CompiledKeywords
{
    public CompiledKeywords(SchemaNode schema)
    {
        Types = schema.IsIntOrString ? ["integer", "string"] : schema.Type.Length == 0 ? [] : [schema.Type];
        TypesText = string.Join(',', Types);
        Format = SupportedFormat(schema);
        FormatCheck = StringFormats.Find(Format);
        HasJunctors = schema.AnyOf.Count + schema.OneOf.Count + schema.AllOf.Count > 0 || schema.Not is not null;
        EscapedNames = schema.Properties
            .Select(property => (Escaped: FieldNameEscaping.Escape(property.Key), Name: property.Key))
            .Where(pair => pair.Escaped is not null && pair.Escaped != pair.Name)
            .ToFrozenDictionary(pair => pair.Escaped!, pair => pair.Name, StringComparer.Ordinal);
        if (schema.Pattern.Length > 0)
        {
            Pattern = GoRegex.TryParse(schema.Pattern, out var error);
            PatternError = error;
        }
    }

    public string[] Types { get; }

    public string TypesText { get; }

    /// <summary>The format, or the empty string when it means nothing for the type.</summary>
    public string Format { get; }

    public Func<string, bool>? FormatCheck { get; }

    public GoRegex? Pattern { get; }

    public string? PatternError { get; }

    public bool HasJunctors { get; }

    /// <summary>The names of properties by the names that rules write for them, where the two differ.</summary>
    public FrozenDictionary<string, string> EscapedNames { get; }

    public bool Allows(string type) => Array.IndexOf(Types, type) >= 0;

    private static string SupportedFormat(SchemaNode schema)
    {
        var type = schema.IsIntOrString ? "integer,string" : schema.Type;
        var isSupported = type switch
        {
            "" or "string" => StringFormats.Find(schema.Format) is not null,
            "integer" => schema.Format is "int32" or "int64",
            "number" => schema.Format is "float" or "double",
            _ => false,
        };
        return isSupported ? schema.Format : "";
    }
}
