using Flux.Helm.Templates.Functions.Data;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Helm.Charts;

/// <summary>Reads values: one or more documents, merged, the last one on top.</summary>
internal static class ValuesReader
{
    private static readonly YamlReadOptions Options = new() { NumbersAsFloat64 = true };

    /// <exception cref="ChartLoadException">A document is not YAML or no map.</exception>
    public static MapNode Read(byte[] text)
    {
        var values = new MapNode();
        foreach (var document in Documents(text))
        {
            values = Merge(values, ReadOne(document));
        }

        return values;
    }

    /// <summary>Maps are merged, everything else is replaced; null stays as a value.</summary>
    public static MapNode Merge(MapNode below, MapNode above)
    {
        var result = new MapNode(below.Count + above.Count);
        foreach (var (key, value) in below)
        {
            result.Set(key, value);
        }

        foreach (var (key, value) in above)
        {
            result.Set(key, value is MapNode inner && result[key] is MapNode existing ? Merge(existing, inner) : value);
        }

        return result;
    }

    private static MapNode ReadOne(byte[] document)
    {
        try
        {
            return YamlReader.Read(document, Options) switch
            {
                MapNode map => map,
                NullNode => [],
                var other => throw new ChartLoadException($"cannot unmarshal yaml document: {GoYaml.Mismatch(other, "map[string]interface {}")}"),
            };
        }
        catch (ManifestException error)
        {
            throw new ChartLoadException($"cannot unmarshal yaml document: error converting YAML to JSON: {error.Message}");
        }
    }

    /// <summary>Splits at lines of <c>---</c>, which may carry a comment.</summary>
    private static List<byte[]> Documents(byte[] text)
    {
        var documents = new List<byte[]>();
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            var newLine = text.AsSpan(at).IndexOf((byte)'\n');
            var end = newLine < 0 ? text.Length : at + newLine + 1;
            var line = text.AsSpan(at, end - at);
            if (line.StartsWith("---"u8) && line[3..].Trim(" \t\r\n"u8) is var rest && (rest.IsEmpty || rest[0] == '#'))
            {
                documents.Add(text[start..at]);
                start = end;
            }

            at = end;
        }

        documents.Add(text[start..]);
        return documents;
    }
}
