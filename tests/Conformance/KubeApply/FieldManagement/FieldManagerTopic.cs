using Flux.Conformance.Running;
using Flux.Manifests.FieldManagement;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Conformance.KubeApply.FieldManagement;

/// <summary>
/// The server-side apply scenarios of <c>ssa/</c> on the field manager alone: each step starts from the object that the real server
/// had, and must come to its owners or its error. What a server adds (defaults, validation, versions) is not judged here.
/// </summary>
internal sealed class FieldManagerTopic : ICorpusTopic
{
    public bool Handles(string path) => path is "ssa/custom";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        var custom = new Lazy<IManagedKind>(() => CustomKind(document["schema"]!));
        foreach (var item in document.GetList("cases")!.OfType<MapNode>())
        {
            yield return ConformanceCase.Create($"{path}/{item.GetString("id")}", () => new FieldManagerReplay(path == "ssa/custom" ? custom.Value : null).Run(item));
        }
    }

    private static ManagedKind CustomKind(Node schema)
    {
        var spec = schema is StringNode text ? JsonNodeReader.Read(text.Value) : schema;
        var status = JsonNodeReader.Read("""{"type":"object","x-kubernetes-preserve-unknown-fields":true}""");
        var root = new MapNode { { "type", "object" }, { "properties", new MapNode { { "spec", spec }, { "status", status } } } };
        return new ManagedKind(
            "Widget",
            new Dictionary<string, TypedSchema> { ["lab.example.com/v1"] = CustomResourceTypes.Convert(root) },
            ManagedKind.CustomStatus,
            isCustom: true);
    }
}
