using Flux.Manifests.Versions;

namespace Flux.Helm.Registries;

/// <summary>Tags of a chart's repository, read as versions.</summary>
public static class ChartTags
{
    /// <summary>The tags that are versions to the letter, <c>+</c> for <c>_</c>, the newest first.</summary>
    public static IReadOnlyList<string> Versions(IEnumerable<string> tags) =>
    [
        .. tags.Select(tag => SemanticVersion.TryParseStrict(tag.Replace('_', '+'), out _)).OfType<SemanticVersion>()
            .OrderByDescending(version => version, Comparer<SemanticVersion>.Create((left, right) => left.CompareTo(right)))
            .Select(version => version.ToString()),
    ];

    /// <summary>The first of some versions that fits; null with the error.</summary>
    /// <param name="versions">The newest first.</param>
    /// <param name="range">A version or a range; empty for the newest release.</param>
    /// <param name="error">Null on success.</param>
    public static string? Select(IReadOnlyList<string> versions, string range, out string? error)
    {
        error = null;
        if (range.Length > 0 && versions.Contains(range))
        {
            return range;
        }

        if (VersionConstraint.TryParse(range.Length == 0 ? "*" : range, out error) is not { } constraint)
        {
            return null;
        }

        var found = versions.FirstOrDefault(version => SemanticVersion.TryParse(version, out _) is { } parsed && constraint.IsSatisfiedBy(parsed));
        error = found is null ? $"could not locate a version matching provided version string {range}" : null;
        return found;
    }
}
