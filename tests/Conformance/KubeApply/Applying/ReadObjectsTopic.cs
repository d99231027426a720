using Flux.Apply.Reading;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Applying;

/// <summary><c>ssa/readobjects</c>: texts of YAML or JSON to objects, and back.</summary>
internal sealed class ReadObjectsTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "ssa/readobjects";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.OfType<MapNode>().Select(item => ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Run(item)));

    private static string? Run(MapNode item)
    {
        var want = item.GetMap("want")!;
        var reading = ManifestReader.Read(item.GetString("text")!);
        return Expectation.Difference(want["error"], reading.Error is null ? null : new StringNode(reading.Error))
            ?? Expectation.Difference(want["objects"], new ListNode(reading.Objects))
            ?? Expectation.Difference(want["yaml"], ManifestReader.Write(reading.Objects));
    }
}
