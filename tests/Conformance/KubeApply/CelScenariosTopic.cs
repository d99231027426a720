using Flux.Conformance.Running;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Structural;

namespace Flux.Conformance.KubeApply;

/// <summary>
/// <c>crd/cel_scenarios</c>: rules that see the object as it was, and objects that a newer schema forbids. What a request
/// does to the object is redone here in the few ways these scenarios need; owners of fields are not looked at.
/// </summary>
internal sealed class CelScenariosTopic : ICorpusTopic
{
    /// <summary>Fields whose schemas the corpus does not hold, as the expected answers describe them.</summary>
    private const string Described = """
        {"properties": {
          "setOnce": {"type": "object", "properties": {"a": {"type": "string"}}, "x-kubernetes-validations": [
            {"rule": "!has(oldSelf.a) || has(self.a)", "message": "a may not be removed"},
            {"rule": "!has(oldSelf.a) || (has(self.a) && self.a == oldSelf.a)", "message": "a is set once"}]},
          "mapListOld": {"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["k"],
            "items": {"type": "object", "required": ["k"], "properties": {"k": {"type": "string"},
              "v": {"type": "integer", "x-kubernetes-validations": [{"rule": "self >= oldSelf", "message": "v may only grow"}]}}}},
          "setOld": {"type": "array", "items": {"type": "string"}, "x-kubernetes-list-type": "set",
            "x-kubernetes-validations": [{"rule": "oldSelf.all(x, x in self)", "message": "may only add"}]},
          "atomicOld": {"type": "array", "items": {"type": "integer"},
            "x-kubernetes-validations": [{"rule": "self.size() >= oldSelf.size()", "message": "may not shrink"}]}}}
        """;

    private const string Status = """
        {"type": "object", "properties": {"phase": {"type": "string",
          "x-kubernetes-validations": [{"rule": "self != 'Bad'", "message": "bad phase"}]}}}
        """;

    private const string Anything = """
        {"type": "object", "properties": {"spec": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}
        """;

    public bool Handles(string path) => path == "crd/cel_scenarios";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.Cast<MapNode>().Select(item => ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Replay(item, support)));

    private static string? Replay(MapNode item, string support)
    {
        var isRatcheting = item.GetString("id") == "cel-ratcheting";
        var lab = new LabResources(isRatcheting ? "Ratchet" : "Rule", StructuralSchema.Parse(isRatcheting ? Read(Anything) : Rules(support)));
        foreach (var step in item.GetList("steps")!.Cast<MapNode>())
        {
            if (step["schema"] is { } spec)
            {
                lab.Schema = StructuralSchema.Parse(new MapNode { { "type", "object" }, { "properties", new MapNode { { "spec", spec.DeepClone() } } } });
            }
            else if (lab.Replay(step.GetMap("request")!, step.GetMap("want")!) is { } difference)
            {
                return $"{step["request"]}: {difference}";
            }
        }

        return null;
    }

    private static MapNode Rules(string support)
    {
        var cases = (MapNode)JsonNodeReader.Read(File.ReadAllBytes(Path.Combine(support, "crd", "cel.json")))!;
        var schema = LabSchemas.Create(cases.GetList("cases")!.Cast<MapNode>(), cases["root"]);
        foreach (var (name, field) in Read(Described).GetMap("properties")!)
        {
            schema.GetMap("properties", "spec", "properties")!.Set(name, field.DeepClone());
        }

        schema.GetMap("properties")!.Set("status", Read(Status));
        return schema;
    }

    private static MapNode Read(string json) => (MapNode)JsonNodeReader.Read(System.Text.Encoding.UTF8.GetBytes(json))!;
}
