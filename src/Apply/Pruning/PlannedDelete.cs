using Flux.Apply.Applying;
using Flux.Apply.Clients;
using Flux.Apply.Inventories;

namespace Flux.Apply.Pruning;

/// <summary>What a look at an object says about deleting it.</summary>
/// <param name="Entry">The object.</param>
/// <param name="Path">Where to delete it; null when there is nothing to send.</param>
/// <param name="Action">What is told of it when nothing fails.</param>
/// <param name="Error">Why it cannot be looked at; null otherwise.</param>
/// <param name="IsMissing">Whether the server says that it is not there.</param>
internal sealed record PlannedDelete(InventoryEntry Entry, string? Path, ChangeAction Action, KubeStatus? Error, bool IsMissing)
{
    public static PlannedDelete Of(InventoryEntry entry, string path) => new(entry, path, ChangeAction.Deleted, null, false);

    public static PlannedDelete Missing(InventoryEntry entry) => new(entry, null, ChangeAction.Deleted, null, true);

    public static PlannedDelete Skipped(InventoryEntry entry) => new(entry, null, ChangeAction.Skipped, null, false);

    public static PlannedDelete Failed(InventoryEntry entry, KubeStatus error) => new(entry, null, ChangeAction.Deleted, error, false);
}
