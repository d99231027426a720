using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Schemas.Definitions;
using Flux.Manifests.Validation;

namespace Flux.Conformance.KubeApply;

/// <summary><c>crd/creation</c>: new definitions.</summary>
internal sealed class CrdCreationTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "crd/creation";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        foreach (var item in document.GetList("cases")!.Cast<MapNode>())
        {
            yield return ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Replay(item));
        }
    }

    private static string? Replay(MapNode item)
    {
        var definition = item.GetMap("object")!.Copy();
        DefinitionValidator.Default(definition);
        var errors = DefinitionValidator.Validate(definition);
        var want = item.GetMap("want")!;
        if (errors.Count > 0)
        {
            var kind = new GroupKind("apiextensions.k8s.io", "CustomResourceDefinition");
            var status = FieldErrorList.InvalidStatus(kind, definition.GetString("metadata", "name") ?? "", errors);
            return Expectation.StatusDifference(want["body"], status, item.GetBoolean("orderVaries") == true || want.GetBoolean("orderVaries") == true);
        }

        if (want["spec"] is not { } spec)
        {
            return want.GetInt64("code") == 201 ? null : $"want {want}\n got no errors";
        }

        var stored = definition.GetMap("spec")!;
        stored.Remove("versions");
        return Expectation.Difference(spec, stored);
    }
}
