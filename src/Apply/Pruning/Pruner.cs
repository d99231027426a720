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
        var entries = new List<ChangeSetEntry>();
        var survivors = new List<InventoryEntry>();
        var errors = new List<string>();
        foreach (var entry in stale.OrderByDescending(entry => entry.Id, ObjectOrder.Instance))
        {
            var (action, error) = await PruneAsync(entry, options, cancellationToken).ConfigureAwait(false);
            if (error is null)
            {
                entries.Add(new ChangeSetEntry(entry.Id, entry.Version, action));
            }
            else
            {
                survivors.Add(entry);
                errors.Add($"{entry.Id.ToDisplay()} delete failed: {error.Message}");
            }
        }

        var message = errors.Count == 0 ? null : $"delete failed, errors: {string.Join("; ", errors)};";
        return new PruneResult(entries, survivors, message);
    }

    private async Task<(ChangeAction Action, KubeStatus? Error)> PruneAsync(InventoryEntry entry, PruneOptions options, CancellationToken cancellationToken)
    {
        var kind = new GroupVersionKind(entry.Id.GroupKind.Group, entry.Version, entry.Id.GroupKind.Kind);
        var (mapping, unmapped) = await mapper.FindAsync(kind, cancellationToken).ConfigureAwait(false);
        if (mapping is null)
        {
            // A kind that is gone took its objects with it.
            return unmapped!.IsNotFound ? (ChangeAction.Deleted, null) : (ChangeAction.Deleted, unmapped);
        }

        var path = mapping.Path(entry.Id.Namespace, entry.Id.Name);
        var live = await client.GetAsync(path, cancellationToken).ConfigureAwait(false);
        if (live.IsNotFound)
        {
            return (ChangeAction.Deleted, null);
        }

        if (live.IsSuccess && !IsOurs(live.Object, options))
        {
            return (ChangeAction.Skipped, null);
        }

        var deleted = await client.DeleteAsync(path, cancellationToken).ConfigureAwait(false);
        return (ChangeAction.Deleted, deleted.IsSuccess || deleted.IsNotFound ? null : deleted.Error);
    }

    private static bool IsOurs(MapNode live, PruneOptions options)
    {
        var item = new ManifestObject(live);
        return options.OwnerLabels.All(label => item.Label(label.Key) == label.Value)
            && !options.Protections.Any(rule => rule.IsIn(live));
    }
}
