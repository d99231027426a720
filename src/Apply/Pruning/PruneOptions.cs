using Flux.Apply.Applying;

namespace Flux.Apply.Pruning;

/// <param name="OwnerGroup">The group in whose name labels and annotations protect objects.</param>
/// <param name="OwnerLabels">The labels that an object must carry to be deleted.</param>
public sealed record PruneOptions(string OwnerGroup, IReadOnlyDictionary<string, string> OwnerLabels)
{
    /// <summary>How many objects there must be for their absence to be doubted at all.</summary>
    public const int LeastDoubted = 5;

    /// <summary>
    /// The share of objects, in percent, that may be missing before the server's answers are doubted and nothing is deleted: a broken
    /// server that finds nothing must not empty the inventory. 100 believes everything.
    /// </summary>
    public int MissingPercentage { get; init; } = 100;

    internal MetadataRule[] Protections =>
    [
        new($"{OwnerGroup}/prune", "Disabled"),
        new($"{OwnerGroup}/reconcile", "Disabled"),
        new($"{OwnerGroup}/ssa", "Ignore"),
    ];
}
