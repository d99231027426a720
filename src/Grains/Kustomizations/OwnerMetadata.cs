using Flux.Contracts.Kustomizations;
using Flux.Grains.Resources;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Kustomizations;

/// <summary>Puts on rendered objects whose they are, and the metadata that the spec asks for on all of them.</summary>
internal static class OwnerMetadata
{
    public static IReadOnlyDictionary<string, string> Labels(string @namespace, string name) => new Dictionary<string, string>
    {
        [$"{ToolkitKinds.Kustomization.Group}/name"] = name,
        [$"{ToolkitKinds.Kustomization.Group}/namespace"] = @namespace,
    };

    /// <summary>The objects with owner labels and common metadata. Rendered objects are shared and frozen, hence the copies.</summary>
    public static IReadOnlyList<MapNode> Mark(IReadOnlyList<MapNode> objects, KustomizationRun run)
    {
        var labels = Labels(run.Object.Metadata.Namespace, run.Object.Metadata.Name);
        return [.. objects.Select(item => Mark(item, labels, run.Spec.CommonMetadata))];
    }

    private static MapNode Mark(MapNode item, IReadOnlyDictionary<string, string> labels, CommonMetadata? common)
    {
        var copy = item.Copy();
        var metadata = copy.GetOrAddMap("metadata");
        Put(metadata, "labels", labels);
        if (common is not null)
        {
            Put(metadata, "labels", common.Labels);
            Put(metadata, "annotations", common.Annotations);
        }

        return copy;
    }

    private static void Put(MapNode metadata, string field, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        var map = metadata.GetOrAddMap(field);
        foreach (var (key, value) in values)
        {
            map.Set(key, value);
        }
    }
}
