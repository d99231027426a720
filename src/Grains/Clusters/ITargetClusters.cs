using Flux.Grains.Kustomizations;

namespace Flux.Grains.Clusters;

/// <summary>Finds the cluster to apply to and the identity to apply as.</summary>
internal interface ITargetClusters
{
    /// <returns>The target, or why there is none.</returns>
    Task<(TargetCluster? Target, string? Error)> ResolveAsync(KustomizationRun run, CancellationToken cancellationToken);

    /// <summary>Whether the service account to act as still exists; true where none is used.</summary>
    Task<bool> HasIdentityAsync(KustomizationRun run, CancellationToken cancellationToken);
}
