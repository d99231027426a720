using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Applying;

/// <summary>
/// What an object looked like when it was last known to be right. A watch event that shows the same is no drift.
/// </summary>
/// <param name="ResourceVersion">The version; equal means nothing at all happened since.</param>
/// <param name="Generation">The generation; 0 for kinds that have none.</param>
/// <param name="MetadataHash">Hash of the labels and annotations that were applied, which change without the generation.</param>
public readonly record struct AppliedState(string ResourceVersion, long Generation, int MetadataHash)
{
    /// <param name="live">The object as the server has it.</param>
    /// <param name="keys">The labels and annotations that are ours; those of others may come and go.</param>
    public static AppliedState Of(MapNode live, MetadataKeys keys)
    {
        var item = new ManifestObject(live);
        return new AppliedState(item.ResourceVersion, item.Generation, keys.Hash(item));
    }

    /// <summary>
    /// Whether another state of the object can only differ in its status: the generation counts changes of the spec, and our
    /// labels and annotations are the same. Without a generation every change counts.
    /// </summary>
    public bool DiffersOnlyInStatus(AppliedState other) =>
        ResourceVersion == other.ResourceVersion
        || (Generation > 0 && Generation == other.Generation && MetadataHash == other.MetadataHash);
}
