namespace Flux.Contracts.Reconciling;

/// <summary>Follows a share of the change log and wakes whoever a change concerns. Key: the number of the shard.</summary>
[Alias("flux.IDispatcherGrain")]
public interface IDispatcherGrain : IGrainWithIntegerKey
{
    /// <summary>Starts following, if it does not already.</summary>
    [Alias("Start")]
    Task StartAsync();
}
