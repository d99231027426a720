using Flux.Contracts.Tenants;
using Flux.Grains.Reconciling;
using Flux.Grains.Tenants;
using Flux.Grains.Tenants.Metering;

namespace Flux.Grains.Kustomizations.Steps;

/// <summary>
/// Puts a run off while its tenant has used up what it may use over time. The run gets a time of its own to come back at; no worker
/// waits, and what is applied stays as it is.
/// </summary>
internal sealed class BudgetStep(TenantGate gate) : IKustomizationStep
{
    public async Task<StepOutcome> RunAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        if (await gate.HoldAsync(run.Tenant, run.Context.GrainKey, TenantWork.Apply) is not { Until: { } delay } hold)
        {
            return StepOutcome.Continue;
        }

        // Why it was woken is not remembered, so the next run must not take itself for one that has nothing to do.
        run.Memory.Forget();
        if (delay < TenantHold.ShortestShown)
        {
            run.Nothing = true;
        }
        else
        {
            run.Conditions.Set(TenantHold.ConditionType, "True", hold.Reason, hold.Message);
        }

        return StepOutcome.Stop(ReconcileResult.In(delay));
    }
}
