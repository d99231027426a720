using Flux.Grains.Reconciling;

namespace Flux.Grains.Tenants;

/// <summary>
/// A fence that falls with a claim too. The grain of a namespace's new owner has a state of its own, so the epoch does not tell the old
/// one's run to stop.
/// </summary>
internal sealed class ClaimFence(IFence inner, Func<bool> isOwner) : IFence
{
    public async Task<bool> ClaimAsync(CancellationToken cancellationToken) => isOwner() && await inner.ClaimAsync(cancellationToken);

    public async Task<bool> HoldsAsync(CancellationToken cancellationToken) => isOwner() && await inner.HoldsAsync(cancellationToken);
}
