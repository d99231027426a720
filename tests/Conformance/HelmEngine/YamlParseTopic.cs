using Flux.Conformance.Running;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Conformance.HelmEngine;

/// <summary><c>yaml/parse</c>: YAML text to JSON; leniently, with duplicates rejected, and as Helm reads values.</summary>
public sealed class YamlParseTopic : ICorpusTopic
{
    private static readonly YamlReadOptions Values = new() { NumbersAsFloat64 = true };

    public bool Handles(string path) => path == "yaml/parse";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        from item in document.GetList("cases")!
        select ConformanceCase.Create(item.GetString("id")!, () => Run(item));

    private static string? Run(Node item)
    {
        var input = item.GetString("input")!;
        var error = item.GetString("error");
        var output = item.GetString("output");
        return Compare("lenient", output, error, Read(input, YamlReadOptions.Default))
            ?? Compare("strict", output, item.GetString("strictError") ?? error, Read(input, YamlReadOptions.Strict))
            ?? CompareValues(item, input, output);
    }

    private static string? CompareValues(Node item, string input, string? output)
    {
        var error = item.GetString("readValuesError");
        if (error?.StartsWith("error unmarshaling JSON", StringComparison.Ordinal) == true)
        {
            return null;
        }

        const string Prefix = "error converting YAML to JSON: ";
        var bare = error?.StartsWith(Prefix, StringComparison.Ordinal) == true ? error[Prefix.Length..] : error;
        var actual = Read(input, Values);
        return Compare("values", item.GetString("readValues") ?? output, bare, actual is (NullNode, null) ? (new MapNode(), null) : actual);
    }

    private static (Node? Value, string? Error) Read(string input, YamlReadOptions options)
    {
        try
        {
            return (YamlReader.Read(input, options), null);
        }
        catch (ManifestException error)
        {
            return (null, error.Message);
        }
    }

    private static string? Compare(string mode, string? output, string? error, (Node? Value, string? Error) actual)
    {
        if (error is not null || actual.Error is not null)
        {
            return error == actual.Error ? null : $"{mode}: expected error {error ?? "none"}\nbut got {actual.Error ?? actual.Value!.ToString()}";
        }

        // As text: 1 and 1.0 are equal as nodes but not as JSON.
        var expected = Canonical(JsonNodeReader.Read(output!));
        var found = Canonical(actual.Value!);
        return expected == found ? null : $"{mode}: expected {expected}\nbut got {found}";
    }

    private static string Canonical(Node node)
    {
        var copy = node.DeepClone();
        SortKeys(copy);
        return copy.ToString();
    }

    private static void SortKeys(Node node)
    {
        foreach (var child in node switch { MapNode map => map.Select(entry => entry.Value), ListNode list => list, _ => [] })
        {
            SortKeys(child);
        }

        (node as MapNode)?.SortKeys();
    }
}
