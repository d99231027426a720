using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Grains.Statuses;

/// <summary><c>status.history</c>: the last five outcomes, newest first; a repeat of the same content and outcome is counted.</summary>
internal static class History
{
    private const int Most = 5;

    public static void Upsert(MapNode status, HistoryEntry entry)
    {
        var entries = (status.GetList("history") ?? Enumerable.Empty<Node>()).OfType<MapNode>().ToList();
        var same = entries.FindIndex(item => item.GetString("digest") == entry.Digest && item.GetString("lastReconciledStatus") == entry.Outcome);
        MapNode updated;
        if (same < 0)
        {
            updated = Create(entry);
        }
        else
        {
            updated = entries[same].Copy();
            updated.Set("lastReconciled", Timestamps.Format(entry.At));
            updated.Set("lastReconciledDuration", GoDuration.Format(entry.Duration));
            updated.Set("totalReconciliations", (updated.GetInt64("totalReconciliations") ?? 0) + 1);
            updated.Set("metadata", Strings(entry.Metadata));
            entries.RemoveAt(same);
        }

        status.Set("history", new ListNode(entries.Prepend(updated).Take(Most)));
    }

    private static MapNode Create(HistoryEntry entry) => new()
    {
        { "digest", entry.Digest },
        { "firstReconciled", Timestamps.Format(entry.At) },
        { "lastReconciled", Timestamps.Format(entry.At) },
        { "lastReconciledDuration", GoDuration.Format(entry.Duration) },
        { "lastReconciledStatus", entry.Outcome },
        { "metadata", Strings(entry.Metadata) },
        { "totalReconciliations", 1 },
    };

    private static MapNode Strings(IReadOnlyDictionary<string, string> values)
    {
        var map = new MapNode(values.Count);
        foreach (var (key, value) in values)
        {
            map.Add(key, value);
        }

        return map;
    }
}
