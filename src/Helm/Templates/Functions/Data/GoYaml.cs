using System.Globalization;
using Flux.Helm.Templates.Formatting;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;
using Flux.Manifests.Yaml;

namespace Flux.Helm.Templates.Functions.Data;

/// <summary>toYaml and fromYaml.</summary>
internal static class GoYaml
{
    private const int MaxDepth = 1_000;

    private static readonly YamlReadOptions Read = new() { NumbersAsFloat64 = true };

    private static readonly YamlWriteOptions Pretty = new() { IndentSequences = true, KeepNumberText = true, Width = int.MaxValue };

    /// <summary>As Kubernetes' YAML library prints it: by way of JSON, so numbers look as in JSON.</summary>
    public static string Write(object? value)
    {
        try
        {
            return TrimOne(YamlWriter.Write(ToNode(value, GoFloat.FormatJson)));
        }
        catch (ManifestException error)
        {
            throw new TemplateCallException(error.Message, error);
        }
    }

    /// <summary>Lists indented under their key, floats as Go prints them.</summary>
    public static string WritePretty(object? value) =>
        TrimOne(YamlWriter.Write(ToNode(value, number => FloatText.Format(number, 'g', -1), keepsNil: false), Pretty));

    /// <summary>A map; on an error a map that holds only it.</summary>
    public static GoMap ReadMap(string text)
    {
        try
        {
            return YamlReader.Read(GoText.Encode(text), Read) switch
            {
                MapNode map => NodeValues.FromMap(map),
                NullNode => new GoMap(),
                var other => throw new TemplateCallException(Mismatch(other, "map[string]interface {}")),
            };
        }
        catch (Exception error) when (error is ManifestException or TemplateCallException)
        {
            return new GoMap { ["Error"] = error is ManifestException ? "error converting YAML to JSON: " + error.Message : error.Message };
        }
    }

    /// <summary>A list; on an error a list that holds only it.</summary>
    public static GoList ReadList(string text)
    {
        try
        {
            return YamlReader.Read(GoText.Encode(text), Read) switch
            {
                ListNode list => (GoList)NodeValues.FromNode(list)!,
                NullNode => GoList.Any([]),
                var other => throw new TemplateCallException(Mismatch(other, "[]interface {}")),
            };
        }
        catch (Exception error) when (error is ManifestException or TemplateCallException)
        {
            return GoList.Any([error is ManifestException ? "error converting YAML to JSON: " + error.Message : error.Message]);
        }
    }

    /// <param name="keepsNil">Whether maps and lists that are nil become null, as in JSON; else they are empty ones.</param>
    public static Node ToNode(object? value, Func<double, string> formatFloat, int depth = 0, bool keepsNil = true)
    {
        if (depth > MaxDepth)
        {
            throw new TemplateCallException("json: unsupported value: encountered a cycle");
        }

        switch (value)
        {
            case null:
            case GoMap { IsNil: true } or GoList { IsNil: true } when keepsNil:
                return NullNode.Instance;
            case string text:
                return new StringNode(GoText.Sanitize(text));
            case bool boolean:
                return BooleanNode.Of(boolean);
            case double number:
                return double.IsFinite(number) ? new NumberNode(formatFloat(number)) : throw new TemplateCallException($"json: unsupported value: {FloatText.Format(number, 'g', -1)}");
            case GoMap map:
                return Map(map.Entries, formatFloat, depth, keepsNil);
            case GoList list when ReferenceEquals(list.Type, GoType.ByteSlice):
                return new StringNode(Convert.ToBase64String(GoBytes.ToArray(list)));
            case GoList list:
                return new ListNode(list.Items.Select(item => ToNode(item, formatFloat, depth + 1, keepsNil)));
            case IJsonForm { JsonForm: var form }:
                return ToNode(form, formatFloat, depth, keepsNil);
            case GoObject item:
                return Map(item.Fields, formatFloat, depth, keepsNil);
            case System.Numerics.Complex:
                throw new TemplateCallException("json: unsupported type: complex128");
            default:
                return new NumberNode(GoNumbers.ToBigInteger(value).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>What encoding/json says when a document is of another kind than asked for.</summary>
    public static string Mismatch(Node node, string wanted) =>
        $"error unmarshaling JSON: while decoding JSON: json: cannot unmarshal {JsonKind(node)} into Go value of type {wanted}";

    private static string JsonKind(Node node) => node switch
    {
        MapNode => "object",
        ListNode => "array",
        StringNode => "string",
        BooleanNode => "bool",
        _ => "number",
    };

    private static MapNode Map(IEnumerable<KeyValuePair<string, object?>> entries, Func<double, string> formatFloat, int depth, bool keepsNil)
    {
        var map = new MapNode();
        foreach (var (key, value) in entries)
        {
            map.Set(GoText.Sanitize(key), ToNode(value, formatFloat, depth + 1, keepsNil));
        }

        return map;
    }

    private static string TrimOne(string text) => text.EndsWith('\n') ? text[..^1] : text;
}
