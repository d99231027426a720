using Flux.Helm.Templates.Functions.Data.Toml;
using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Data;

/// <summary>JSON, YAML and TOML, in and out.</summary>
internal static class DataFunctions
{
    private static readonly G[] Any = [G.Interface];
    private static readonly G[] Text = [G.String];

    public static FunctionGroup All { get; } = new()
    {
        { "toJson", Any, G.String, a => OrEmpty(() => GoJsonWriter.Write(a[0])) },
        { "mustToJson", Any, G.String, a => GoJsonWriter.Write(a[0]) },
        { "toPrettyJson", Any, G.String, a => OrEmpty(() => GoJsonWriter.Write(a[0], indent: "  ")) },
        { "mustToPrettyJson", Any, G.String, a => GoJsonWriter.Write(a[0], indent: "  ") },
        { "toRawJson", Any, G.String, a => GoJsonWriter.Write(a[0], escapeHtml: false) },
        { "mustToRawJson", Any, G.String, a => GoJsonWriter.Write(a[0], escapeHtml: false) },
        { "fromJson", Text, G.AnyMap, a => ReadJsonMap(a.Text(0)) },
        { "mustFromJson", Text, G.Interface, a => GoJsonReader.Read(a.Text(0)) },
        { "fromJsonArray", Text, G.AnySlice, a => ReadJsonList(a.Text(0)) },
        { "toYaml", Any, G.String, a => OrEmpty(() => GoYaml.Write(a[0])) },
        { "mustToYaml", Any, G.String, a => GoYaml.Write(a[0]) },
        { "toYamlPretty", Any, G.String, a => OrEmpty(() => GoYaml.WritePretty(a[0])) },
        { "fromYaml", Text, G.AnyMap, a => GoYaml.ReadMap(a.Text(0)) },
        { "fromYamlArray", Text, G.AnySlice, a => GoYaml.ReadList(a.Text(0)) },
        { "toToml", Any, G.String, a => OrMessage(a[0]) },
        { "mustToToml", Any, G.String, a => TomlWriter.Write(a[0]) },
        { "fromToml", Text, G.AnyMap, a => ReadToml(a.Text(0)) },
    };

    /// <summary>The functions without "must" swallow what cannot be printed.</summary>
    private static string OrEmpty(Func<string> write)
    {
        try
        {
            return write();
        }
        catch (TemplateCallException)
        {
            return "";
        }
    }

    private static string OrMessage(object? value)
    {
        try
        {
            return TomlWriter.Write(value);
        }
        catch (TemplateCallException error) when (value is not null)
        {
            return error.Message;
        }
    }

    private static GoMap ReadToml(string text)
    {
        try
        {
            return new TomlReader(text).Read();
        }
        catch (TemplateCallException error)
        {
            return new GoMap { ["Error"] = error.Message };
        }
    }

    private static GoMap ReadJsonMap(string text)
    {
        try
        {
            return GoJsonReader.Read(text) switch
            {
                GoMap map => map,
                null => GoMap.Nil(G.AnyMap),
                var other => throw Mismatch(other, "map[string]interface {}"),
            };
        }
        catch (TemplateCallException error)
        {
            return new GoMap { ["Error"] = WithoutNumber(error.Message, text, '{', "map[string]interface {}") };
        }
    }

    /// <summary>A number out of range matters only in a value of the right kind: of others nothing is looked at.</summary>
    private static string WithoutNumber(string error, string text, char wanted, string type)
    {
        const string Range = "json: cannot unmarshal number ";
        var first = text.TrimStart(' ', '\t', '\r', '\n').FirstOrDefault();
        return error.StartsWith(Range, StringComparison.Ordinal) && first != wanted
            ? $"json: cannot unmarshal {first switch { '{' => "object", '[' => "array", _ => "number" }} into Go value of type {type}"
            : error;
    }

    private static GoList ReadJsonList(string text)
    {
        try
        {
            return GoJsonReader.Read(text) switch
            {
                GoList list => list,
                null => GoList.Nil(G.AnySlice),
                var other => throw Mismatch(other, "[]interface {}"),
            };
        }
        catch (TemplateCallException error)
        {
            return GoList.Any([WithoutNumber(error.Message, text, '[', "[]interface {}")]);
        }
    }

    private static TemplateCallException Mismatch(object value, string wanted)
    {
        var kind = value switch { GoMap => "object", GoList => "array", string => "string", bool => "bool", _ => "number" };
        return new TemplateCallException($"json: cannot unmarshal {kind} into Go value of type {wanted}");
    }
}
