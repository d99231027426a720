using Flux.Apply.Applying;
using Flux.Apply.Health;
using Flux.Apply.Inventories;
using Flux.Apply.Pruning;
using Flux.Grains.Clusters;
using Flux.Grains.Events;

namespace Flux.Grains.Kustomizations;

/// <summary>What is to be done before a Kustomization may go: by its policy, delete what it applied.</summary>
internal sealed class KustomizationFinalizer(
    ITargetClusters clusters, IDriftWatch drift, PruneDoubt doubt, KustomizationEvents events, TimeProvider time)
{
    /// <returns>False when something could not be deleted and is to be tried again.</returns>
    public async Task<bool> FinalizeAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        var inventory = Inventory.Parse(run.Status["inventory"]);
        if (DeletesObjects(run, inventory) && !await DeleteAsync(run, inventory, cancellationToken))
        {
            return false;
        }

        await drift.ForgetAsync(ClusterId.Of(run), run.Context.GrainKey, cancellationToken);
        return true;
    }

    private static bool DeletesObjects(KustomizationRun run, Inventory inventory) =>
        !run.Spec.Suspend && !inventory.IsEmpty && run.Spec.DeletionPolicy switch
        {
            "Delete" or "WaitForTermination" => true,
            "Orphan" => false,
            _ => run.Spec.Prune,
        };

    private async Task<bool> DeleteAsync(KustomizationRun run, Inventory inventory, CancellationToken cancellationToken)
    {
        var (target, error) = await clusters.ResolveAsync(run, cancellationToken);
        if (target is null)
        {
            events.Note(run, $"pruning for deleted resource failed: {error}");
            return false;
        }

        if (!await clusters.HasIdentityAsync(run, cancellationToken))
        {
            // The account went with its namespace: nobody is left to delete as, and nothing must hold up the namespace.
            var names = string.Join('\n', inventory.Entries.Select(entry => entry.Id.ToDisplay()));
            events.OfLastApplied(run, EventSeverity.Error, $"unable to prune objects: \n{names}");
            return true;
        }

        if (!await run.Context.Fence.ClaimAsync(cancellationToken))
        {
            return false;
        }

        var pruned = await new Pruner(target.Client, target.Mapper).PruneAsync(
            inventory.Entries, doubt.OptionsFor(run, inventory.Entries), cancellationToken);
        PruneDoubt.Remember(run, inventory.Entries, pruned);
        if (pruned.Error is not null)
        {
            events.OfLastApplied(run, EventSeverity.Error, pruned.IsDoubted ? pruned.Error : "pruning for deleted resource failed");
            return false;
        }

        events.OfLastApplied(run, EventSeverity.Info, string.Join('\n', pruned.Entries));
        if (run.Spec.DeletionPolicy == "WaitForTermination")
        {
            run.Context.Slot.Release();
            await AwaitTerminationAsync(run, target, pruned, cancellationToken);
        }

        return true;
    }

    private async Task AwaitTerminationAsync(KustomizationRun run, TargetCluster target, PruneResult pruned, CancellationToken cancellationToken)
    {
        var deleted = pruned.Entries.Where(entry => entry.Action == ChangeAction.Deleted).Select(entry => new InventoryEntry(entry.Id, entry.Version));
        var wait = new TerminationWait(target.Client, target.Mapper, time);
        if (await wait.WaitAsync(deleted, run.Timeout, cancellationToken) is not null)
        {
            events.OfLastApplied(run, EventSeverity.Error, "failed to wait for resources termination");
        }
    }
}
