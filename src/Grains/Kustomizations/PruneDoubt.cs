using System.Security.Cryptography;
using System.Text;
using Flux.Apply.Inventories;
using Flux.Apply.Pruning;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Kustomizations;

/// <summary>
/// Doubts a server that finds next to nothing of what is to be deleted, once: the same answer at a second look is believed. What is
/// doubted is remembered with the grain's state.
/// </summary>
internal sealed class PruneDoubt(IOptions<ReconcileOptions> options)
{
    private const int BelieveAll = 100;

    public PruneOptions OptionsFor(KustomizationRun run, IReadOnlyList<InventoryEntry> stale)
    {
        var labels = OwnerMetadata.Labels(run.Object.Metadata.Namespace, run.Object.Metadata.Name);
        var isSecondLook = run.Memory.Doubted == Digest(stale);
        return new PruneOptions(ToolkitKinds.Kustomization.Group, labels)
        {
            MissingPercentage = isSecondLook ? BelieveAll : options.Value.PruneMissingPercentage,
        };
    }

    public static void Remember(KustomizationRun run, IReadOnlyList<InventoryEntry> stale, PruneResult result) =>
        run.Memory.Doubted = result.IsDoubted ? Digest(stale) : null;

    private static string Digest(IReadOnlyList<InventoryEntry> stale) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', stale.Select(entry => entry.Id.ToString()).Order(StringComparer.Ordinal)))));
}
