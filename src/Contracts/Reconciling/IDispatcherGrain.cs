namespace Flux.Contracts.Reconciling;

/// <summary>Follows a share of the change log and wakes whoever a change concerns. Key: the number of the shard.</summary>
[Alias("flux.IDispatcherGrain")]
public interface IDispatcherGrain : IGrainWithIntegerKey
{
    /// <summary>Starts following, if it does not already.</summary>
    [Alias("Start")]
    Task StartAsync();

    /// <summary>
    /// A silo is gone, and with it the runs that were under way or queued there: everybody with unfinished work is woken at once,
    /// the others by and by. Returns at once; telling of the same silo again changes nothing.
    /// </summary>
    /// <param name="silo">The lost silo, its generation included.</param>
    [Alias("Recover")]
    Task RecoverAsync(string silo);
}
