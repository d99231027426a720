namespace Flux.Helm.Releases;

/// <summary>Which records of a release to keep.</summary>
public static class ReleaseHistory
{
    /// <summary>The records to delete, the oldest first, so that at most a number of them is left. The deployed one stays.</summary>
    /// <param name="records">Of one release, in any order.</param>
    /// <param name="maximum">How many to keep; 0 or less for all. Who is about to write one more makes room for it.</param>
    public static IReadOnlyList<ReleaseRecord> Excess(IReadOnlyList<ReleaseRecord> records, int maximum)
    {
        if (maximum <= 0 || records.Count <= maximum)
        {
            return [];
        }

        var deployed = records.Where(record => record.Status == ReleaseStatus.Deployed).Select(record => record.Key.Revision).DefaultIfEmpty(0).Max();
        return [.. records.OrderBy(record => record.Key.Revision).Where(record => record.Key.Revision != deployed).Take(records.Count - maximum)];
    }
}
