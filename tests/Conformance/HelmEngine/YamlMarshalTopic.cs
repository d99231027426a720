using Flux.Conformance.Running;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Conformance.HelmEngine;

/// <summary><c>yaml/marshal_*</c>: a JSON value, its numbers doubles, to YAML text.</summary>
public sealed class YamlMarshalTopic : ICorpusTopic
{
    public bool Handles(string path) => path.StartsWith("yaml/marshal_", StringComparison.Ordinal);

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        from item in document.GetList("cases")!
        select ConformanceCase.Create(item.GetString("id")!, () => Run(item));

    private static string? Run(Node item)
    {
        var expected = item.GetString("output") ?? "error: " + item.GetString("error");
        string actual;
        try
        {
            var input = JsonNodeReader.Read(item.GetString("input")!);
            actual = YamlWriter.Write(Float64Numbers.Convert(input));
        }
        catch (ManifestException error)
        {
            actual = "error: " + error.Message;
        }

        return actual == expected ? null : $"expected {expected}\nbut got  {actual}";
    }
}
