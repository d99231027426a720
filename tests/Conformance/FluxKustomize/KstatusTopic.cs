using Flux.Conformance.KubeApply;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.FluxKustomize;

/// <summary><c>library/kstatus</c>: the status of each of a case's objects.</summary>
internal sealed class KstatusTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "library/kstatus";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.OfType<MapNode>().Select(item => ConformanceCase.Create($"library/{item.GetString("id")}", () => Run(item)));

    private static string? Run(MapNode item) => Expectation.Difference(
        item["result"].Get("output"), new ListNode(item.GetList("objects")!.OfType<MapNode>().Select(StatusTopic.Run)));
}
