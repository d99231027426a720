using Flux.Apply.Applying;
using Flux.Apply.Clients;
using Flux.Apply.Inventories;
using Flux.Apply.Ordering;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Conformance.KubeApply.Applying;

/// <summary><c>ssa/order_ids</c>: order of objects, what they are, their ids, and errors about immutable fields.</summary>
internal sealed class OrderTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "ssa/order_ids";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.OfType<MapNode>().Select(item => ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Run(item)));

    private static string? Run(MapNode item) => Expectation.Difference(item["want"], item.GetString("op") switch
    {
        "sort" => Sort(item),
        "classify" => Classify(new ManifestObject(item.GetMap("object")!)),
        "parseobjmeta" => Parse(item.GetString("text")!),
        "objmeta" => Id(ObjectId.Of(new ManifestObject(item.GetMap("object")!))),
        _ => Immutable(item.GetString("text")!),
    });

    private static MapNode Sort(MapNode item)
    {
        var ids = item.GetList("objects")!.OfType<MapNode>().Select(value => ObjectId.Of(new ManifestObject(value))).Order(ObjectOrder.Instance);
        return new MapNode { { "order", new ListNode(ids.Select(id => (Node)id.ToDisplay())) } };
    }

    private static MapNode Classify(ManifestObject item) => new()
    {
        { "classDefinition", ObjectClass.IsClass(item) },
        { "clusterDefinition", ObjectClass.IsDefinition(item) },
        { "clusterRole", ObjectClass.IsClusterRole(item) },
        { "crd", ObjectClass.IsCustomResourceDefinition(item) },
        { "fmt", ObjectId.Of(item).ToDisplay() },
        { "job", ObjectClass.IsJob(item) },
        { "kubernetesObject", ObjectClass.IsComplete(item) },
        { "kustomization", ObjectClass.IsKustomizeConfig(item) },
        { "namespace", ObjectClass.IsNamespace(item) },
        { "objId", ObjectId.Of(item).ToString() },
        { "secret", ObjectClass.IsSecret(item) },
    };

    private static MapNode Parse(string text)
    {
        if (!ObjectId.TryParse(text, out var id, out var error))
        {
            return new MapNode { { "error", error! } };
        }

        return new MapNode
        {
            { "fmt", id.ToDisplay() },
            { "group", id.GroupKind.Group },
            { "kind", id.GroupKind.Kind },
            { "name", id.Name },
            { "namespace", id.Namespace },
            { "string", id.ToString() },
        };
    }

    private static MapNode Id(ObjectId id) => new()
    {
        { "fmt", id.ToDisplay() },
        { "roundTrip", ObjectId.TryParse(id.ToString(), out var parsed) && parsed == id },
        { "string", id.ToString() },
    };

    private static MapNode Immutable(string text) => new()
    {
        { "immutable", ImmutableField.IsCauseOf(new KubeStatus(500, "", text)) },
        { "immutableInvalid", ImmutableField.IsCauseOf(new KubeStatus(422, "Invalid", text)) },
    };
}
