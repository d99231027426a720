using Flux.Grains.Statuses;

namespace Flux.Grains.Kustomizations;

/// <summary>Puts the outcome of a run that got as far as applying into the history.</summary>
internal static class Record
{
    public static void Outcome(KustomizationRun run, string reason, TimeProvider time)
    {
        var metadata = new Dictionary<string, string>();
        if (run.OriginRevision.Length > 0)
        {
            metadata["originRevision"] = run.OriginRevision;
        }

        metadata["revision"] = run.Revision;
        var now = time.GetUtcNow();
        History.Upsert(run.Status, new HistoryEntry(run.Checksum, reason, now, now - run.StartedAt, metadata));
    }
}
