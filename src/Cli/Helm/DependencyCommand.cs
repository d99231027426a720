using Flux.Helm.Charts;

namespace Flux.Cli.Helm;

/// <summary><c>dependency list</c>.</summary>
internal static class DependencyCommand
{
    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var flags = Flags.Parse(words, FlagSets.Dependency);
        if (flags.Argument(0) is not ("list" or "ls"))
        {
            throw new CommandException($"unknown command \"{flags.Argument(0)}\" for \"helm dependency\"");
        }

        var reference = flags.Argument(1) is { Length: > 0 } given ? given : ".";
        var chart = ChartSource.Load(context, reference);
        if (chart.Metadata.Dependencies.Count == 0)
        {
            context.Error.Write($"WARNING: no dependencies at {Path.Combine(reference, "charts")}\n");
            return;
        }

        List<string[]> rows = [["NAME", "VERSION", "REPOSITORY", "STATUS"]];
        rows.AddRange(chart.Metadata.Dependencies.Select(dependency => (string[])[dependency.Name, dependency.Version, dependency.Repository, Status(chart, dependency)]));
        context.Out.Write(TextTable.Write(rows));
        context.Out.Write("\n");
        foreach (var extra in chart.Dependencies.Where(present => !chart.Metadata.Dependencies.Any(dependency => dependency.Name == present.Name)))
        {
            context.Out.Write($"WARNING: \"{extra.Name}\" is not in Chart.yaml.\n");
        }
    }

    private static string Status(Chart chart, ChartDependency dependency)
    {
        var present = chart.Dependencies.FirstOrDefault(candidate => candidate.Name == dependency.Name);
        if (present is null)
        {
            return "missing";
        }

        if (present.Metadata.Version == dependency.Version)
        {
            return "unpacked";
        }

        if (Flux.Helm.Versions.VersionConstraint.TryParse(dependency.Version, out _) is not { } constraint)
        {
            return "invalid version";
        }

        return Flux.Helm.Versions.SemanticVersion.TryParse(present.Metadata.Version, out _) is not { } version ? "corrupt"
            : constraint.IsSatisfiedBy(version) ? "unpacked" : "wrong version";
    }
}
