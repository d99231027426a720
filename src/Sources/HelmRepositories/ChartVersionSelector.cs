using Flux.Manifests.Versions;

namespace Flux.Sources.HelmRepositories;

/// <summary>Chooses a version of a chart: an exact text wins, else the highest version in the range.</summary>
public static class ChartVersionSelector
{
    /// <param name="index">The repository's index.</param>
    /// <param name="name">The chart.</param>
    /// <param name="range">A version or a range; empty means the newest release.</param>
    /// <exception cref="SourceException">There is none, or the range cannot be read.</exception>
    public static HelmChartVersion Select(HelmIndex index, string name, string range)
    {
        if (!index.Entries.TryGetValue(name, out var versions))
        {
            throw new SourceException("no chart name found");
        }

        if (versions.Count == 0)
        {
            throw new SourceException("no chart version found");
        }

        return versions.FirstOrDefault(version => version.Version == range)
            ?? InRange(versions, version => version.Version, ParseRange(range))
                .OrderByDescending(item => item.Version, Order).ThenByDescending(item => item.Item.Created).Select(item => item.Item).FirstOrDefault()
            ?? throw new SourceException($"no '{name}' chart with version matching '{range}' found");
    }

    /// <summary>The tag of a chart in a registry; <c>_</c> in tags stands for <c>+</c> and is given as such.</summary>
    /// <param name="listTags">Asked only when the range is no exact version.</param>
    /// <param name="repository">The chart's repository, for errors.</param>
    /// <param name="name">The chart.</param>
    /// <param name="range">A version or a range; empty means the newest release.</param>
    /// <exception cref="SourceException">No tag matches, or the range cannot be read.</exception>
    public static async Task<string> SelectTagAsync(Func<Task<IReadOnlyList<string>>> listTags, string repository, string name, string range)
    {
        if (SemanticVersion.TryParseComplete(range, out _) is not null)
        {
            return range;
        }

        var tags = (await listTags().ConfigureAwait(false)).Select(tag => tag.Replace('_', '+')).ToArray();
        if (tags.Length == 0)
        {
            throw new SourceException($"could not get tags for \"{name}\": unable to locate any tags in provided repository: {repository}");
        }

        return tags.FirstOrDefault(tag => tag == range)
            ?? InRange(tags, tag => tag, ParseRange(range)).OrderByDescending(item => item.Version, Order).Select(item => item.Item).FirstOrDefault()
            ?? throw new SourceException($"could not locate a version matching provided version string {range}");
    }

    private static readonly IComparer<SemanticVersion> Order = Comparer<SemanticVersion>.Create((left, right) => left.CompareTo(right));

    private static VersionConstraint ParseRange(string range) =>
        VersionConstraint.TryParse(range.Length == 0 ? "*" : range, out var error) ?? throw new SourceException(error!);

    private static IEnumerable<(T Item, SemanticVersion Version)> InRange<T>(IEnumerable<T> items, Func<T, string> text, VersionConstraint constraint)
    {
        foreach (var item in items)
        {
            if (SemanticVersion.TryParseComplete(text(item), out _) is { } version && constraint.IsSatisfiedBy(version))
            {
                yield return (item, version);
            }
        }
    }
}
