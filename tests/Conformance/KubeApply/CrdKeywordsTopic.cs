using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Validation;

namespace Flux.Conformance.KubeApply;

/// <summary><c>crd/keywords</c> and <c>crd/cel</c>: one field, its schema, a value.</summary>
internal sealed class CrdKeywordsTopic : ICorpusTopic
{
    public bool Handles(string path) => path is "crd/keywords";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        foreach (var item in document.GetList("cases")!.Cast<MapNode>())
        {
            yield return ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Replay(item, document));
        }
    }

    private static string? Replay(MapNode item, MapNode document)
    {
        var field = item.GetString("field")!;
        var isRule = document.GetString("topic") == "crd/cel";
        var kind = isRule ? "Rule" : "Check";
        var schema = StructuralSchema.Parse(SchemaOf(field, item["schema"]!, document["root"]));
        var resource = new MapNode
        {
            { "apiVersion", "lab.example.com/v1" },
            { "kind", kind },
            { "metadata", new MapNode { { "name", "x" }, { "namespace", "default" } } },
            { "spec", new MapNode { { field, item["value"]!.DeepClone() } } },
        };
        schema.Default(resource);
        schema.Prune(resource);
        var errors = schema.Validate(resource);
        var want = item.GetMap("want")!;
        if (errors.Count == 0)
        {
            return want["spec"] is { } spec ? Expectation.Difference(spec, resource["spec"]) : $"want {want}\n got no errors";
        }

        var status = FieldErrorList.InvalidStatus(new GroupKind("lab.example.com", kind), "x", errors);
        return Expectation.StatusDifference(want["body"], status, want.GetBoolean("orderVaries") == true || item.GetBoolean("orderVaries") == true);
    }

    private static MapNode SchemaOf(string field, Node schema, Node? rootRules)
    {
        var spec = new MapNode { { "type", "object" }, { "properties", new MapNode { { field, schema.DeepClone() } } } };
        var root = new MapNode { { "type", "object" }, { "properties", new MapNode { { "spec", spec } } } };
        if (rootRules is not null)
        {
            AddRules(spec, rootRules.Get("spec"));
            AddRules(root, rootRules.Get("root"));
        }

        return root;
    }

    private static void AddRules(MapNode schema, Node? rules)
    {
        if (rules is not null)
        {
            schema.Add("x-kubernetes-validations", rules.DeepClone());
        }
    }
}
