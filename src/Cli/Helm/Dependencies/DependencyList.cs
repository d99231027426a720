using Flux.Helm.Charts;
using Flux.Manifests.Versions;

namespace Flux.Cli.Helm.Dependencies;

/// <summary><c>dependency list</c>: which dependencies are declared, and which are there.</summary>
internal static class DependencyList
{
    private const int DefaultWidth = 80;

    public static void Write(HelmContext context, Flags flags, string reference)
    {
        var chart = ChartSource.LoadFile(context, reference);
        if (chart.Metadata.Dependencies.Count == 0)
        {
            context.Out.Write($"WARNING: no dependencies at {Path.Combine(reference, "charts")}\n");
            return;
        }

        var folder = Path.Combine(context.Resolve(reference), "charts");
        List<string[]> rows = [["NAME", "VERSION", "REPOSITORY", "STATUS"]];
        rows.AddRange(chart.Metadata.Dependencies.Select(dependency =>
            (string[])[dependency.Name, dependency.Version, dependency.Repository, Status(folder, chart, dependency)]));
        context.Out.Write(TextTable.Write(rows, int.TryParse(flags.Value("max-col-width"), out var width) ? width : DefaultWidth));
        context.Out.Write("\n");
        WriteUndeclared(context, chart, Path.Combine(reference, "charts"));
    }

    private static string Status(string folder, Chart chart, ChartDependency dependency)
    {
        var archives = Directory.Exists(folder) ? Directory.GetFiles(folder, $"{dependency.Name}-*.tgz") : [];
        if (archives.Length > 1)
        {
            // Another chart's name may begin with this one's.
            archives = [.. archives.Where(path => SemanticVersion.TryParseStrict(Path.GetFileName(path)[(dependency.Name.Length + 1)..^4], out _) is not null)];
        }

        if (archives.Length > 1)
        {
            return "too many matches";
        }

        if (archives.Length == 1)
        {
            var loaded = ChartLoader.LoadArchive(File.ReadAllBytes(archives[0]));
            return loaded.Chart is not { } archived ? "corrupt" : archived.Name != dependency.Name ? "misnamed" : VersionStatus(archived, dependency) ?? "ok";
        }

        var present = chart.Dependencies.LastOrDefault(candidate => candidate.Name == dependency.Name);
        return present is null ? "missing" : VersionStatus(present, dependency) ?? "unpacked";
    }

    private static string? VersionStatus(Chart present, ChartDependency dependency)
    {
        if (present.Metadata.Version == dependency.Version)
        {
            return null;
        }

        return VersionConstraint.TryParse(dependency.Version, out _) is not { } range || SemanticVersion.TryParse(present.Metadata.Version, out _) is not { } version
            ? "invalid version"
            : range.IsSatisfiedBy(version) ? null : "wrong version";
    }

    private static void WriteUndeclared(HelmContext context, Chart chart, string folder)
    {
        var path = context.Resolve(folder);
        foreach (var entry in Directory.Exists(path) ? Directory.GetFileSystemEntries(path).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            if (!Directory.Exists(entry) && Path.GetExtension(entry) != ".tgz")
            {
                continue;
            }

            var shown = Path.Combine(folder, Path.GetFileName(entry));
            var loaded = Directory.Exists(entry) ? ChartLoader.LoadDirectory(entry) : ChartLoader.LoadArchive(File.ReadAllBytes(entry));
            if (loaded.Chart is not { } present)
            {
                context.Out.Write($"WARNING: \"{shown}\" is not a chart.\n");
            }
            else if (!chart.Metadata.Dependencies.Any(dependency => dependency.Name == present.Name))
            {
                context.Out.Write($"WARNING: \"{shown}\" is not in Chart.yaml.\n");
            }
        }
    }
}
