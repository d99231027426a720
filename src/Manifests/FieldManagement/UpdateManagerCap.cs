using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Manifests.FieldManagement;

/// <summary>
/// Keeps the number of Update managers of an object down to ten: the oldest of the same version are folded into one that is called
/// <c>ancient-changes</c>. Without it a controller that changes its name would grow the object without end.
/// </summary>
internal static class UpdateManagerCap
{
    private const int MaxUpdateManagers = 10;

    private const string BucketName = "ancient-changes";

    public static void Apply(Dictionary<string, ManagedEntry> entries)
    {
        var updaters = entries.Where(entry => !entry.Value.Owned.IsApplied).ToArray();
        if (updaters.Length <= MaxUpdateManagers)
        {
            return;
        }

        Array.Sort(updaters, ByAge);
        var firstOfVersion = new Dictionary<string, string>(StringComparer.Ordinal);
        var count = updaters.Length;
        foreach (var (key, entry) in updaters)
        {
            if (count <= MaxUpdateManagers)
            {
                return;
            }

            if (firstOfVersion.TryAdd(entry.Owned.Version, key))
            {
                continue;
            }

            Fold(entries, firstOfVersion[entry.Owned.Version], key, entry);
            count--;
        }
    }

    private static void Fold(Dictionary<string, ManagedEntry> entries, string first, string key, ManagedEntry entry)
    {
        var bucket = new ManagerIdentity(BucketName, ManagerOperation.Update, entry.Owned.Version, "");
        var bucketKey = bucket.Key();
        if (!entries.TryGetValue(bucketKey, out var folded))
        {
            folded = entries[first] with { Identity = bucket };
            entries.Remove(first);
        }

        entries.Remove(key);
        entries[bucketKey] = folded with
        {
            Owned = folded.Owned with { Set = entry.Owned.Set.Union(folded.Owned.Set) },
            Time = entry.Time,
        };
    }

    private static int ByAge(KeyValuePair<string, ManagedEntry> left, KeyValuePair<string, ManagedEntry> right)
    {
        var order = Seconds(left.Value).CompareTo(Seconds(right.Value));
        return order != 0 ? order : Utf8Order.Compare(left.Key, right.Key);
    }

    private static long Seconds(ManagedEntry entry) => entry.Time?.ToUnixTimeSeconds() ?? 0;
}
