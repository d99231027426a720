using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Patching;
using Flux.Manifests.Schemas;

namespace Flux.Conformance.KubeApply;

/// <summary><c>patch/strategic</c> and <c>patch/twothree</c>.</summary>
internal sealed class StrategicPatchTopic : ICorpusTopic
{
    public bool Handles(string path) => path is "patch/strategic" or "patch/twothree";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        from item in document.GetList("cases")!.Cast<MapNode>()
        select ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Run(item));

    private static string? Run(MapNode item)
    {
        var want = item.GetMap("want")!.Copy();
        want.Remove("errorType");
        try
        {
            return Expectation.Difference(want, Call(item, SchemaOf(item.GetString("kind")!)));
        }
        catch (PatchException error)
        {
            var actual = new MapNode { { "error", error.Message } };
            if (error.Failure == PatchFailure.Conflict)
            {
                actual.Add("isConflict", true);
            }

            return Expectation.Difference(want, actual);
        }
    }

    private static MapNode Call(MapNode item, IPatchSchema schema)
    {
        var original = item.GetMap("original")!;
        if (item.GetString("op") == "strategic")
        {
            return new MapNode { { "object", StrategicMergePatch.Apply(original, item.GetMap("patch")!, schema) } };
        }

        var modified = item.GetMap("modified")!;
        var current = item.GetMap("current");
        var patch = current is null
            ? StrategicMergePatch.Create(original, modified, schema)
            : StrategicMergePatch.CreateThreeWay(original, modified, current, schema, item.GetBoolean("flag") == true);
        return new MapNode { { "patch", patch }, { "applied", StrategicMergePatch.Apply(current ?? original, patch, schema) } };
    }

    private static OpenApiPatchSchema SchemaOf(string kind)
    {
        var parts = kind.Split(' ');
        return new OpenApiPatchSchema(BuiltinSchemas.Kubernetes.Find(GroupVersionKind.Parse(parts[0], parts[1]))!);
    }
}
