using Flux.Helm.Rendering;
using Flux.Manifests.Versions;
using Flux.Sources.HelmRepositories;

namespace Flux.Cli.Helm.Repositories;

/// <summary>Finds the version of a chart in an index.</summary>
internal static class ChartVersions
{
    /// <param name="context">Gets a warning when another version than the one named is taken.</param>
    /// <param name="index">The repository's index.</param>
    /// <param name="name">Of the chart.</param>
    /// <param name="version">A version or a range; empty for the newest release.</param>
    public static HelmChartVersion Find(HelmContext context, HelmIndex index, string name, string version)
    {
        var versions = index.Entries.GetValueOrDefault(name) ?? throw new CommandException("no chart name found");
        if (versions.Count == 0)
        {
            throw new CommandException("no chart version found");
        }

        var constraint = VersionConstraint.TryParse(version.Length == 0 ? "*" : version, out var problem) ?? throw new CommandException(problem!);
        if (versions.FirstOrDefault(candidate => version.Length > 0 && candidate.Version == version) is { } exact)
        {
            return exact;
        }

        var found = versions.FirstOrDefault(candidate => SemanticVersion.TryParse(candidate.Version, out _) is { } parsed && constraint.IsSatisfiedBy(parsed))
            ?? throw new CommandException($"no chart version found for {name}-{version}");
        if (version.Length > 0 && !IsRange(version))
        {
            context.Warn(
                "unable to find exact version requested; falling back to closest available version",
                $"chart={LogLine.Value(name)}", $"requested={LogLine.Value(version)}", $"selected={LogLine.Value(found.Version)}");
        }

        return found;
    }

    private static bool IsRange(string version)
    {
        var suffix = version.IndexOfAny(['-', '+']);
        return version.IndexOfAny(['^', '~', '<', '>', '=', '!', '*']) >= 0 || version.Contains("||", StringComparison.Ordinal)
            || version.Contains(" - ", StringComparison.Ordinal) || (suffix < 0 ? version : version[..suffix]).IndexOfAny(['x', 'X']) >= 0;
    }
}
