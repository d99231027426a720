using Flux.Apply.Applying;
using Flux.Apply.Inventories;

namespace Flux.Apply.Pruning;

/// <param name="Entries">What was deleted, and what was skipped because it is protected or foreign.</param>
/// <param name="Survivors">What could not be deleted: it stays in the inventory.</param>
/// <param name="Error">The text of the failures; null when there were none.</param>
public sealed record PruneResult(IReadOnlyList<ChangeSetEntry> Entries, IReadOnlyList<InventoryEntry> Survivors, string? Error)
{
    /// <summary>Whether nothing was deleted because too much of what was to be deleted is said to be missing.</summary>
    public bool IsDoubted { get; init; }
}
