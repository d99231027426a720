using Flux.Conformance.Running;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Validation;

namespace Flux.Conformance.KubeApply;

/// <summary><c>crd/many</c>: several errors in one object of the kind of <c>crd/keywords</c>.</summary>
internal sealed class CrdManyTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "crd/many";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.Cast<MapNode>().Select(item => ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Replay(item, support)));

    private static string? Replay(MapNode item, string support)
    {
        var keywords = (MapNode)JsonNodeReader.Read(File.ReadAllBytes(Path.Combine(support, "crd", "keywords.json")))!;
        var schema = StructuralSchema.Parse(LabSchemas.Create(keywords.GetList("cases")!.Cast<MapNode>(), rootRules: null));
        return item.GetList("steps")!.Cast<MapNode>().Select(step => Replay(step, schema)).FirstOrDefault(difference => difference is not null);
    }

    private static string? Replay(MapNode step, StructuralSchema schema)
    {
        var resource = step.GetMap("request")!.GetMap("body")!.Copy();
        schema.Default(resource);
        schema.Prune(resource);
        var status = FieldErrorList.InvalidStatus(new GroupKind("lab.example.com", "Check"), resource.GetString("metadata", "name")!, schema.Validate(resource).Errors);

        // The order of errors of several fields differs from run to run.
        return Expectation.StatusDifference(WithKnownCauses(step.GetMap("want")!.GetMap("body")!.Copy(), schema), status, anyOrder: true);
    }

    /// <summary>Without the causes of fields whose schemas the folder does not hold.</summary>
    private static MapNode WithKnownCauses(MapNode status, StructuralSchema schema)
    {
        var known = schema.Root.ForKey("spec")!;
        var details = status.GetMap("details")!;
        var causes = details.GetList("causes")!.Cast<MapNode>().Where(cause => known.ForKey(cause.GetString("field")!.Split('.', '[')[1]) is not null);
        var list = new ListNode(causes.Select(cause => cause.DeepClone()));
        details.Remove("causes");
        if (list.Count > 0)
        {
            details.Add("causes", list);
        }

        return status;
    }
}
