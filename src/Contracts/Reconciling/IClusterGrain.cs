namespace Flux.Contracts.Reconciling;

/// <summary>
/// Watches the applied objects of one cluster for everybody and tells their owners of drift. Key: the cluster's id
/// (<c>home</c>, or a digest of a kubeconfig).
/// </summary>
[Alias("flux.IClusterGrain")]
public interface IClusterGrain : IGrainWithStringKey
{
    /// <summary>An owner is about to write its objects: until it names them or withdraws, what the watches see of them is no drift.</summary>
    /// <param name="ownerKey">Grain key of the owner.</param>
    /// <param name="limit">For how long this holds at most.</param>
    [Alias("Announce")]
    Task AnnounceAsync(string ownerKey, TimeSpan limit);

    /// <summary>What was announced has failed; the owner will compare everything anew.</summary>
    [Alias("Withdraw")]
    Task WithdrawAsync(string ownerKey);

    /// <summary>Watch these objects for an owner, in place of those it named before.</summary>
    /// <returns>A number that changes when the watches were interrupted: what happened meanwhile is unknown then.</returns>
    [Alias("Track")]
    Task<long> TrackAsync(TrackRequest request);

    /// <summary>The number of <see cref="TrackAsync"/> now.</summary>
    [Alias("GetWatchEpoch"), Orleans.Concurrency.AlwaysInterleave]
    Task<long> GetWatchEpochAsync();

    /// <summary>Whether an object of the owner was last seen in a state that is not healthy: then what it reports is to be looked at again.</summary>
    [Alias("IsUnwell"), Orleans.Concurrency.AlwaysInterleave]
    Task<bool> IsUnwellAsync(string ownerKey);

    /// <summary>The owner is gone.</summary>
    [Alias("Forget")]
    Task ForgetAsync(string ownerKey);

    /// <summary>Wakes again whoever was told of drift and has not compared since: the wake may have died with a silo.</summary>
    [Alias("Remind")]
    Task RemindAsync();
}
