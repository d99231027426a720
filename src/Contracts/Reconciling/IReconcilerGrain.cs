namespace Flux.Contracts.Reconciling;

/// <summary>The worker of one resource. Key: <c>tenant/namespace/name</c>.</summary>
[Alias("flux.IReconcilerGrain")]
public interface IReconcilerGrain : IGrainWithStringKey
{
    /// <summary>Look again. Returns at once; wakes that come while it works make exactly one more run.</summary>
    [Alias("Wake")]
    Task WakeAsync(WakeReason reason);
}
