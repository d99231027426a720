using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Applying;

/// <summary>
/// What an object looked like when it was last known to be right. A watch event that shows the same is no drift.
/// </summary>
/// <param name="ResourceVersion">The version; equal means nothing at all happened since.</param>
/// <param name="Generation">The generation; 0 for kinds that have none.</param>
/// <param name="MetadataHash">Hash of labels and annotations, which change without the generation.</param>
public readonly record struct AppliedState(string ResourceVersion, long Generation, int MetadataHash)
{
    public static AppliedState Of(MapNode item)
    {
        var live = new ManifestObject(item);
        return new AppliedState(live.ResourceVersion, live.Generation, HashCode.Combine(HashOf(live.Labels), HashOf(live.Annotations)));
    }

    /// <summary>
    /// Whether another state of the object can only differ in its status: the generation counts changes of the spec, and
    /// labels and annotations are the same. Without a generation every change counts.
    /// </summary>
    public bool DiffersOnlyInStatus(AppliedState other) =>
        ResourceVersion == other.ResourceVersion
        || (Generation > 0 && Generation == other.Generation && MetadataHash == other.MetadataHash);

    private static int HashOf(MapNode? map) => map is null || map.Count == 0 ? 0 : map.GetHashCode();
}
