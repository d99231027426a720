using Flux.Apply.Applying;
using Flux.Apply.Clients;
using Flux.Apply.Inventories;
using Flux.Apply.Ordering;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Pruning;

/// <summary>Deletes objects of an inventory, last applied first, unless they are protected or belong to somebody else.</summary>
public sealed class Pruner(KubeClient client, ResourceMapper mapper)
{
    /// <param name="stale">The entries to delete.</param>
    /// <param name="options">Whose they are.</param>
    public async Task<PruneResult> PruneAsync(IEnumerable<InventoryEntry> stale, PruneOptions options, CancellationToken cancellationToken)
    {
        var plans = new List<PlannedDelete>();
        foreach (var entry in stale.OrderByDescending(entry => entry.Id, ObjectOrder.Instance))
        {
            plans.Add(await PlanAsync(entry, options, cancellationToken).ConfigureAwait(false));
        }

        return Doubt(plans, options) ?? await ExecuteAsync(plans, cancellationToken).ConfigureAwait(false);
    }

    private static PruneResult? Doubt(List<PlannedDelete> plans, PruneOptions options)
    {
        var missing = plans.Count(plan => plan.IsMissing);
        return plans.Count < PruneOptions.LeastDoubted || missing * 100 <= plans.Count * options.MissingPercentage
            ? null
            : new PruneResult(
                [],
                [.. plans.Select(plan => plan.Entry)],
                $"{missing} of {plans.Count} objects to delete are not found, which is doubted: they stay in the inventory and are looked for once more") { IsDoubted = true };
    }

    private async Task<PruneResult> ExecuteAsync(List<PlannedDelete> plans, CancellationToken cancellationToken)
    {
        var entries = new List<ChangeSetEntry>();
        var survivors = new List<InventoryEntry>();
        var errors = new List<string>();
        foreach (var plan in plans)
        {
            if (await DeleteAsync(plan, cancellationToken).ConfigureAwait(false) is { } error)
            {
                survivors.Add(plan.Entry);
                errors.Add($"{plan.Entry.Id.ToDisplay()} {(plan.Error is null ? "delete" : "query")} failed: {error.Message};");
            }
            else
            {
                entries.Add(new ChangeSetEntry(plan.Entry.Id, plan.Entry.Version, plan.Action));
            }
        }

        var message = errors.Count == 0 ? null : $"delete failed, errors: {string.Concat(errors)}";
        return new PruneResult(entries, survivors, message);
    }

    private async Task<PlannedDelete> PlanAsync(InventoryEntry entry, PruneOptions options, CancellationToken cancellationToken)
    {
        var kind = new GroupVersionKind(entry.Id.GroupKind.Group, entry.Version, entry.Id.GroupKind.Kind);
        var (mapping, unmapped) = await mapper.FindAsync(kind, cancellationToken).ConfigureAwait(false);
        if (mapping is null)
        {
            // A kind that is gone took its objects with it.
            return unmapped!.IsNotFound ? PlannedDelete.Missing(entry) : PlannedDelete.Failed(entry, unmapped);
        }

        var path = mapping.Path(entry.Id.Namespace, entry.Id.Name);
        var live = await client.GetAsync(path, cancellationToken).ConfigureAwait(false);
        if (!live.IsSuccess)
        {
            // What cannot be looked at may be somebody else's by now.
            return live.IsNotFound ? PlannedDelete.Missing(entry) : PlannedDelete.Failed(entry, live.Error);
        }

        return IsOurs(live.Object, options) ? PlannedDelete.Of(entry, path) : PlannedDelete.Skipped(entry);
    }

    private async Task<KubeStatus?> DeleteAsync(PlannedDelete plan, CancellationToken cancellationToken)
    {
        if (plan.Path is null)
        {
            return plan.Error;
        }

        var deleted = await client.DeleteAsync(plan.Path, cancellationToken).ConfigureAwait(false);
        return deleted.IsSuccess || deleted.IsNotFound ? null : deleted.Error;
    }

    private static bool IsOurs(MapNode live, PruneOptions options)
    {
        var item = new ManifestObject(live);
        return options.OwnerLabels.All(label => item.Label(label.Key) == label.Value)
            && !options.Protections.Any(rule => rule.IsIn(live));
    }
}
