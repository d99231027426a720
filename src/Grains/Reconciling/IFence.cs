namespace Flux.Grains.Reconciling;

/// <summary>
/// Orleans may for a moment run two activations of one grain. Before a run changes anything outside it claims an epoch in the
/// grain's stored state; one that finds the epoch moved on stops.
/// </summary>
public interface IFence
{
    /// <summary>Takes the next epoch. False when another activation took it.</summary>
    Task<bool> ClaimAsync(CancellationToken cancellationToken);

    /// <summary>Whether the claimed epoch is still ours, asking the storage.</summary>
    Task<bool> HoldsAsync(CancellationToken cancellationToken);
}
