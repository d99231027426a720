using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Validation;

namespace Flux.Conformance.KubeApply;

/// <summary><c>crd/keywords</c> and <c>crd/cel</c>: one field, its schema, a value.</summary>
internal sealed class CrdKeywordsTopic : ICorpusTopic
{
    public bool Handles(string path) => path is "crd/keywords" or "crd/cel";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        var items = document.GetList("cases")!.Cast<MapNode>().ToArray();
        var schema = new Lazy<StructuralSchema>(() => StructuralSchema.Parse(LabSchemas.Create(items, document["root"])));
        foreach (var item in items)
        {
            yield return ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Replay(item, path == "crd/cel" ? "Rule" : "Check", schema.Value));
        }
    }

    private static string? Replay(MapNode item, string kind, StructuralSchema schema)
    {
        var field = item.GetString("field")!;
        var resource = new MapNode
        {
            { "apiVersion", "lab.example.com/v1" },
            { "kind", kind },
            { "metadata", new MapNode { { "name", "x" }, { "namespace", "default" } } },
            { "spec", new MapNode { { field, item["value"]!.DeepClone() } } },
        };
        schema.Default(resource);
        schema.Prune(resource);
        var errors = schema.Validate(resource).Errors;
        var want = item.GetMap("want")!;
        if (errors.Count == 0)
        {
            return want["spec"] is { } spec ? Expectation.Difference(spec, resource["spec"]) : $"want {want}\n got no errors";
        }

        var status = FieldErrorList.InvalidStatus(new GroupKind("lab.example.com", kind), "x", errors);
        return Expectation.StatusDifference(want["body"], status, want.GetBoolean("orderVaries") == true || item.GetBoolean("orderVaries") == true);
    }
}
