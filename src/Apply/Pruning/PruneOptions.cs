using Flux.Apply.Applying;

namespace Flux.Apply.Pruning;

/// <param name="OwnerGroup">The group in whose name labels and annotations protect objects.</param>
/// <param name="OwnerLabels">The labels that an object must carry to be deleted.</param>
public sealed record PruneOptions(string OwnerGroup, IReadOnlyDictionary<string, string> OwnerLabels)
{
    internal MetadataRule[] Protections =>
    [
        new($"{OwnerGroup}/prune", "Disabled"),
        new($"{OwnerGroup}/reconcile", "Disabled"),
        new($"{OwnerGroup}/ssa", "Ignore"),
    ];
}
