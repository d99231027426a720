using Flux.Apply.Applying;
using Flux.Apply.Inventories;
using Flux.Apply.Ordering;
using Flux.Conformance.KubeApply;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Conformance.FluxKustomize;

/// <summary><c>library/inventory</c>: ids and their parsing, differences of inventories, the order of objects, their stages.</summary>
internal sealed class InventoryTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "library/inventory";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.OfType<MapNode>().Select(item => ConformanceCase.Create($"library/{item.GetString("id")}", () => Run(item)));

    private static string? Run(MapNode item)
    {
        var result = item.GetMap("result")!;
        return item.GetString("mode") switch
        {
            "ids" => Expectation.Difference(result["output"], new ListNode(Objects(item).Select(Id))),
            "parseids" => Expectation.Difference(result["output"], new ListNode(Texts(item, "ids").Select(Parse))),
            "diff" => Expectation.Difference(result["output"] ?? result["error"], Diff(item)),
            "sort" => Expectation.Difference(result["output"], new ListNode(Sorted(item).Select(id => (Node)id.ToDisplay()))),
            "stage" => Expectation.Difference(result["output"], new ListNode(Objects(item).Select(Stage))),
            var mode => $"the mode {mode} is not replayed",
        };
    }

    private static IEnumerable<ManifestObject> Objects(MapNode item) => item.GetList("objects")!.OfType<MapNode>().Select(one => new ManifestObject(one));

    private static IEnumerable<string> Texts(MapNode item, string field) => item.GetList(field)!.OfType<StringNode>().Select(text => text.Value);

    private static IEnumerable<ObjectId> Sorted(MapNode item) => Objects(item).Select(ObjectId.Of).Order(ObjectOrder.Instance);

    private static Node Id(ManifestObject item) => new MapNode
    {
        { "fmt", ObjectId.Of(item).ToDisplay() },
        { "id", ObjectId.Of(item).ToString() },
        { "v", item.GroupVersionKind.Version },
    };

    private static Node Parse(string text) => ObjectId.TryParse(text, out var id, out var error)
        ? new MapNode
        {
            { "fmt", id.ToDisplay() },
            { "group", id.GroupKind.Group },
            { "id", text },
            { "kind", id.GroupKind.Kind },
            { "name", id.Name },
            { "namespace", id.Namespace },
        }
        : new MapNode { { "error", error! }, { "id", text } };

    private static Node Diff(MapNode item)
    {
        foreach (var entry in item.GetList("old")!.Concat(item.GetList("new")!))
        {
            if (!ObjectId.TryParse(entry.GetString("id") ?? "", out _, out var error))
            {
                return error!;
            }
        }

        var stale = Read(item, "old").Except(Read(item, "new")).OrderBy(entry => entry.Id, ObjectOrder.Instance);
        return new ListNode(stale.Select(entry => (Node)$"{new GroupVersionKind(entry.Id.GroupKind.Group, entry.Version, entry.Id.GroupKind.Kind).ApiVersion} {entry.Id.ToDisplay()}"));
    }

    private static Inventory Read(MapNode item, string field) => Inventory.Parse(new MapNode { { "entries", item.GetList(field)!.DeepClone() } });

    private static Node Stage(ManifestObject item) => new MapNode
    {
        { "object", ObjectId.Of(item).ToDisplay() },
        {
            "stage",
            Stages.StageOf(item, new HashSet<GroupKind>()) switch
            {
                StageKind.Definitions => "definitions",
                StageKind.Classes => "classes",
                _ => "rest",
            }
        },
    };
}
