using Flux.Apply.Applying;

namespace Flux.Grains.Clusters;

/// <summary>Has applied objects watched, so that drift wakes their owner and its absence needs no request.</summary>
public interface IDriftWatch
{
    /// <summary>A number that changes whenever the cluster's watches may have missed something; -1 when nothing is watched.</summary>
    Task<long> EpochAsync(string cluster, CancellationToken cancellationToken);

    /// <summary>Says that an owner is about to write, so that its own doing is not taken for drift until it hands over or withdraws.</summary>
    Task AnnounceAsync(string cluster, string ownerKey, CancellationToken cancellationToken);

    /// <summary>What was announced has failed, and will be compared anew.</summary>
    Task WithdrawAsync(string cluster, string ownerKey, CancellationToken cancellationToken);

    /// <summary>Hands over what an owner has applied, and returns the epoch from which it is watched.</summary>
    Task<long> TrackAsync(string cluster, string ownerKey, IReadOnlyList<ChangeSetEntry> applied, CancellationToken cancellationToken);

    /// <summary>Whether an object of the owner was last seen in a state that is not healthy; true where nothing is watched.</summary>
    Task<bool> IsUnwellAsync(string cluster, string ownerKey, CancellationToken cancellationToken);

    Task ForgetAsync(string cluster, string ownerKey, CancellationToken cancellationToken);
}
