using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Patching;

namespace Flux.Conformance.KubeApply;

/// <summary><c>patch/jsonpatch</c> and <c>patch/jsonmerge</c>.</summary>
internal sealed class JsonPatchTopic : ICorpusTopic
{
    public bool Handles(string path) => path is "patch/jsonpatch" or "patch/jsonmerge";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        from item in document.GetList("cases")!.Cast<MapNode>()
        select ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Expectation.Difference(item["want"], Run(item)));

    private static MapNode Run(MapNode item) => item.GetString("op") switch
    {
        "jsonpatch" => ApplyJsonPatch(item),
        "mergepatch" => ApplyMergePatch(item),
        "createmergepatch" => new MapNode { { "patch", MergePatch.Create(item.GetMap("original")!, item.GetMap("modified")!) } },
        "jsonthreeway" => ThreeWay(item),
        var other => new MapNode { { "unknown operation", other! } },
    };

    private static MapNode ApplyJsonPatch(MapNode item)
    {
        var stage = "decode";
        try
        {
            var patch = JsonPatch.Parse(item.GetString("text")!);
            stage = "apply";
            return new MapNode { { "object", patch.Apply(item["original"]!) } };
        }
        catch (PatchException error)
        {
            return new MapNode { { "error", error.Message }, { "stage", stage } };
        }
    }

    private static MapNode ApplyMergePatch(MapNode item)
    {
        try
        {
            return new MapNode { { "object", MergePatch.Apply(item["original"]!, item.GetString("text")!) } };
        }
        catch (PatchException error)
        {
            return new MapNode { { "error", error.Message } };
        }
    }

    private static MapNode ThreeWay(MapNode item)
    {
        var current = item.GetMap("current")!;
        var patch = MergePatch.CreateThreeWay(item.GetMap("original")!, item.GetMap("modified")!, current);
        return new MapNode { { "patch", patch }, { "applied", MergePatch.Apply(current, patch) } };
    }
}
