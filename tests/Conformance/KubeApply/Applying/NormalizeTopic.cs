using Flux.Apply.Normalizing;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Applying;

/// <summary><c>ssa/normalize</c>: objects before they are applied, and results of dry runs (<c>flag</c>).</summary>
internal sealed class NormalizeTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "ssa/normalize";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.OfType<MapNode>().Select(item => ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Run(item)));

    private static string? Run(MapNode item)
    {
        var value = item.GetMap("object")!;
        var got = item.GetBoolean("flag") is true ? ObjectNormalizer.NormalizeDryRun(value) : ObjectNormalizer.Normalize(value);
        return Expectation.Difference(item["want"].Get("object"), got);
    }
}
