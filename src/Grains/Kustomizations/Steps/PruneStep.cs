using Flux.Apply.Inventories;
using Flux.Apply.Pruning;
using Flux.Grains.Reconciling;

namespace Flux.Grains.Kustomizations.Steps;

/// <summary>Deletes what is not declared any more. What could not be deleted stays in the inventory and is tried again.</summary>
internal sealed class PruneStep(PruneDoubt doubt, KustomizationEvents events, TimeProvider time) : IKustomizationStep
{
    public async Task<StepOutcome> RunAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        var current = Inventory.Parse(run.Status["inventory"]);
        var stale = run.OldInventory.Except(current);
        if (stale.Count == 0 || !run.Spec.Prune)
        {
            return StepOutcome.Continue;
        }

        if (!await run.Context.Fence.HoldsAsync(cancellationToken))
        {
            run.Nothing = true;
            return StepOutcome.Stop(ReconcileResult.Retry);
        }

        var pruned = await new Pruner(run.Client, run.Mapper).PruneAsync(stale, doubt.OptionsFor(run, stale), cancellationToken);
        PruneDoubt.Remember(run, stale, pruned);
        if (pruned.Error is { } error)
        {
            run.Status.Set("inventory", current.Union(pruned.Survivors).ToNode());
            Record.Outcome(run, KustomizationReasons.PruneFailed, time);
            return ProgressReport.Fail(run, events, KustomizationReasons.PruneFailed, error);
        }

        events.Info(run, string.Join('\n', pruned.Entries));
        return StepOutcome.Continue;
    }
}
