using Flux.Apply.Applying;
using Flux.Contracts.Reconciling;
using Flux.Grains.Reconciling;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Clusters;

/// <summary>The drift watch over cluster grains. Clusters that are not watched answer with an epoch that never matches.</summary>
internal sealed class DriftWatch(IGrainFactory grains, IOptions<ReconcileOptions> options) : IDriftWatch
{
    private const long Unwatched = -1;

    /// <summary>An apply that takes longer may be taken for drift, which costs a comparison.</summary>
    private static readonly TimeSpan LongestApply = TimeSpan.FromMinutes(2);

    private long _never;

    public Task<long> EpochAsync(string cluster, CancellationToken cancellationToken) =>
        cluster.Length == 0 ? Task.FromResult(Interlocked.Decrement(ref _never)) : grains.GetGrain<IClusterGrain>(cluster).GetWatchEpochAsync();

    public Task AnnounceAsync(string cluster, string ownerKey, CancellationToken cancellationToken) =>
        IsWatched(cluster) ? grains.GetGrain<IClusterGrain>(cluster).AnnounceAsync(ownerKey, LongestApply) : Task.CompletedTask;

    public Task WithdrawAsync(string cluster, string ownerKey, CancellationToken cancellationToken) =>
        IsWatched(cluster) ? grains.GetGrain<IClusterGrain>(cluster).WithdrawAsync(ownerKey) : Task.CompletedTask;

    public Task<long> TrackAsync(string cluster, string ownerKey, IReadOnlyList<ChangeSetEntry> applied, CancellationToken cancellationToken)
    {
        if (!IsWatched(cluster))
        {
            return Task.FromResult(Unwatched);
        }

        var objects = applied.Where(entry => entry.State is not null).Select(ToTracked).ToArray();
        return grains.GetGrain<IClusterGrain>(cluster).TrackAsync(new TrackRequest(ownerKey, objects));
    }

    public async Task<bool> IsUnwellAsync(string cluster, string ownerKey, CancellationToken cancellationToken)
    {
        try
        {
            return !IsWatched(cluster) || await grains.GetGrain<IClusterGrain>(cluster).IsUnwellAsync(ownerKey);
        }
        catch (Exception error) when (error is OrleansException or TimeoutException)
        {
            // Not known, such as from a silo of the version before: the owner looks for itself.
            return true;
        }
    }

    public Task ForgetAsync(string cluster, string ownerKey, CancellationToken cancellationToken) =>
        cluster.Length == 0 ? Task.CompletedTask : grains.GetGrain<IClusterGrain>(cluster).ForgetAsync(ownerKey);

    /// <summary>Without a period of its own every interval compares in full, as in Flux, and nothing needs to be watched.</summary>
    private bool IsWatched(string cluster) => cluster.Length > 0 && options.Value.FullCheckPeriod != TimeSpan.Zero;

    private static TrackedObject ToTracked(ChangeSetEntry entry) => new()
    {
        Group = entry.Id.GroupKind.Group,
        Version = entry.Version,
        Kind = entry.Id.GroupKind.Kind,
        Namespace = entry.Id.Namespace,
        Name = entry.Id.Name,
        ResourceVersion = entry.State!.Value.ResourceVersion,
        Generation = entry.State.Value.Generation,
        MetadataHash = entry.State.Value.MetadataHash,
        Labels = entry.Keys?.Labels ?? [],
        Annotations = entry.Keys?.Annotations ?? [],
    };
}
