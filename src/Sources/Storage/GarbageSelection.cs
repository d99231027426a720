namespace Flux.Sources.Storage;

/// <summary>Which files of an object are garbage: a rule without I/O.</summary>
public static class GarbageSelection
{
    private const string LockSuffix = ".lock";

    /// <param name="files">Name and age of every regular file in the object's directory, links left out.</param>
    /// <param name="current">The name of the artifact in use; it always stays.</param>
    /// <param name="ttl">Older files go.</param>
    /// <param name="records">How many of the files that are young enough stay, the newest ones.</param>
    /// <param name="scanLimit">How many files are looked at, in name order.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> Select(
        IEnumerable<KeyValuePair<string, TimeSpan>> files, string current, TimeSpan ttl, int records, int scanLimit)
    {
        var scanned = files
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Where(file => !file.Key.EndsWith(LockSuffix, StringComparison.Ordinal))
            .Take(scanLimit)
            .ToArray();
        var others = scanned.Where(file => file.Key != current).ToArray();
        var expired = others.Where(file => file.Value > ttl).ToArray();
        var young = others.Where(file => file.Value <= ttl).OrderByDescending(file => file.Value);
        var excess = Math.Max(0, scanned.Length - expired.Length - records);
        if (expired.Length > 0)
        {
            // Files that go by count count double when others go by age: what the original does, and who set its limits relies on it.
            excess = (excess + 1) / 2;
        }

        return [.. expired.Concat(young.Take(excess)).Select(file => file.Key)];
    }
}
