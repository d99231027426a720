using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.Cluster.Fleets;

/// <summary>
/// Reads the home cluster's change log, which has every version of every object in order, and finds what must never be in it:
/// an object that goes back to an older revision.
/// </summary>
internal static class ChangeWitness
{
    /// <summary>Opens a store that forgets nothing of what is stored.</summary>
    public static readonly ObjectStoreOptions WholeHistory = new() { RetainedBytes = 1L << 40, RetainedChanges = 100_000_000 };

    private static readonly ResourceKey ConfigMaps = new("", "configmaps");

    /// <summary>A line for each step back, and how many writes of revisions were seen.</summary>
    public static async Task<(IReadOnlyList<string> StepsBack, int Writes)> ReadAsync(IObjectStore store, CancellationToken cancellationToken)
    {
        var newest = new Dictionary<string, int>(StringComparer.Ordinal);
        var stepsBack = new List<string>();
        var writes = 0;
        var end = await store.GetVersionAsync(cancellationToken);
        var changes = await store.WatchAsync(new WatchRequest(0), cancellationToken)
            ?? throw new InvalidOperationException("The change log was compacted: the witness has not seen all.");
        await foreach (var change in changes.WithCancellation(cancellationToken))
        {
            if (change.Object is { } item && item.Key.Resource == ConfigMaps && RevisionOf(item) is { } revision && change.Kind != ChangeKind.Deleted)
            {
                writes++;
                if (newest.TryGetValue(item.Key.Name, out var before) && revision < before)
                {
                    stepsBack.Add(string.Create(CultureInfo.InvariantCulture, $"{item.Key.Name}: {before} -> {revision} at {change.Version}"));
                }

                newest[item.Key.Name] = Math.Max(revision, newest.GetValueOrDefault(item.Key.Name));
            }

            if (change.Version >= end)
            {
                break;
            }
        }

        return (stepsBack, writes);
    }

    private static int? RevisionOf(StoredObject item) =>
        item.Key.Namespace == Fleet.Namespace && int.TryParse(item.Root.GetString("data", "value"), CultureInfo.InvariantCulture, out var revision) ? revision : null;
}
