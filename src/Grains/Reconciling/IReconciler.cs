namespace Flux.Grains.Reconciling;

/// <summary>
/// Brings one resource to what it declares. Level-triggered: it reads what is true now, whatever woke it, and may be run
/// again at any time.
/// </summary>
public interface IReconciler
{
    Task<ReconcileResult> ReconcileAsync(ReconcileContext context, CancellationToken cancellationToken);
}
