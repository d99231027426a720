using Flux.Manifests.Versions;
using Flux.Sources.Git.Protocol;

namespace Flux.Sources.Git.Checkouts;

/// <summary>Picks tags by version.</summary>
internal static class SemVerTags
{
    private const string TagPrefix = "refs/tags/";

    /// <returns>
    /// The tags (short names) with the highest version in the range. They are several when they differ only in what does
    /// not count, such as build metadata.
    /// </returns>
    public static IReadOnlyList<string> Highest(RemoteRefs refs, VersionConstraint constraint)
    {
        var highest = new List<SemanticVersion>();
        foreach (var name in refs.Ids.Keys)
        {
            if (!name.StartsWith(TagPrefix, StringComparison.Ordinal) || name.EndsWith(RemoteRefs.PeeledSuffix, StringComparison.Ordinal)
                || SemanticVersion.TryParseComplete(name[TagPrefix.Length..], out _) is not { } version || !constraint.IsSatisfiedBy(version))
            {
                continue;
            }

            var order = highest.Count == 0 ? 1 : version.CompareTo(highest[0]);
            if (order > 0)
            {
                highest.Clear();
            }

            if (order >= 0)
            {
                highest.Add(version);
            }
        }

        return [.. highest.Select(version => version.Original)];
    }
}
