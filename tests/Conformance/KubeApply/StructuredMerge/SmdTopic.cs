using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge;
using Flux.Manifests.StructuredMerge.Typing;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Conformance.KubeApply.StructuredMerge;

/// <summary><c>smd/*</c>: what structured-merge-diff itself does with typed values, sets and sequences of applies.</summary>
internal sealed class SmdTopic : ICorpusTopic
{
    public bool Handles(string path) => path.StartsWith("smd/", StringComparison.Ordinal);

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        var shared = new SchemaSource(document["schema"]);
        foreach (var item in document.GetList("cases")!.OfType<MapNode>())
        {
            var schema = item.ContainsKey("schema") ? new SchemaSource(item["schema"]) : shared;
            var type = item.GetString("type") ?? document.GetString("type") ?? "obj";
            yield return ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Run(item, schema, type));
        }
    }

    private static string? Run(MapNode item, SchemaSource schema, string type)
    {
        var operation = item.GetString("op")!;
        switch (operation)
        {
            case "setparse" or "setprint" or "setops" or "has":
                return SetCases.Run(operation, item);
            case "schemaconv":
                return SchemaConversionCases.Run(item);
            case "updater":
                return UpdaterReplay.Run(item, schema);
        }

        try
        {
            return ValueCases.Run(operation, item, schema.Type(type));
        }
        catch (StructuredMergeException error)
        {
            return Expect.Error(item, error.Message);
        }
    }
}
