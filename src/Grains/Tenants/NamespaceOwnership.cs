using Flux.Contracts.Reconciling;
using Flux.Grains.Reconciling;

namespace Flux.Grains.Tenants;

/// <summary>
/// Whether a grain is the one that works on its object. A namespace may have got another owner, whose grain does it then; but this
/// silo may also have heard of the claim later than the one that sent the wake, so a difference counts only after a look at the store.
/// </summary>
internal sealed class NamespaceOwnership(ITenantDirectory tenants)
{
    public async ValueTask<bool> HoldsAsync(ReconcileContext context, CancellationToken cancellationToken)
    {
        if (context.Reasons.Contains(WakeReason.PolicyChanged) || !IsOwner(context.Id) || (IsUnclaimed(context.Id) && !context.IsRoutine))
        {
            await tenants.RefreshAsync(cancellationToken);
        }

        return IsOwner(context.Id);
    }

    /// <summary>Whether this silo has heard of no other owner: what a run found out is said, and what it began goes on, only then.</summary>
    public bool IsOwner(ResourceId id) => (tenants.TenantOf(id.Namespace) ?? TenantDirectory.Unclaimed) == id.Tenant;

    /// <summary>The run's fence, which does not hold beyond its tenant's claim.</summary>
    public IFence Guard(ReconcileContext context) => new ClaimFence(context.Fence, () => IsOwner(context.Id));

    private static bool IsUnclaimed(ResourceId id) => id.Tenant == TenantDirectory.Unclaimed;
}
