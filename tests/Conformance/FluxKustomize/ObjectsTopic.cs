using Flux.Apply.Normalizing;
using Flux.Apply.Reading;
using Flux.Conformance.KubeApply;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.FluxKustomize;

/// <summary><c>library/objects</c>: reading streams of YAML, and what is done to objects before they are applied.</summary>
internal sealed class ObjectsTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "library/objects";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.OfType<MapNode>().Select(item => ConformanceCase.Create($"library/objects/{item.GetString("id")}", () => Run(item)));

    private static string? Run(MapNode item)
    {
        var result = item.GetMap("result")!;
        if (item.GetString("mode") == "normalize")
        {
            return Expectation.Difference(result["output"], new ListNode(item.GetList("objects")!.OfType<MapNode>().Select(ObjectNormalizer.Normalize)));
        }

        var reading = ManifestReader.Read(item.GetString("yaml")!);
        return Expectation.Difference(result["error"], reading.Error is null ? null : new StringNode(reading.Error))
            ?? (reading.Error is null ? Expectation.Difference(result["output"], new ListNode(reading.Objects)) : null);
    }
}
