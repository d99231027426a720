using Flux.Helm.Charts;

namespace Flux.Cli.Helm;

/// <summary>Finds and loads the chart that a command line names.</summary>
internal static class ChartSource
{
    public static Chart Load(HelmContext context, string reference, bool anyFormat = false)
    {
        var path = context.Resolve(reference);
        if (Directory.Exists(path))
        {
            return Unwrap(context, anyFormat ? ChartLoader.LoadAnyDirectory(path) : ChartLoader.LoadDirectory(path));
        }

        if (!File.Exists(path))
        {
            throw Missing(reference);
        }

        CheckIsArchive(reference, path);
        using var archive = File.OpenRead(path);
        return Unwrap(context, ChartLoader.LoadArchive(archive));
    }

    /// <summary>A folder, loaded without regard to what format it says it is.</summary>
    public static Chart LoadForPackaging(HelmContext context, string folder) => Unwrap(context, ChartLoader.LoadDirectory(folder));

    public static void CheckDependencies(Chart chart, string prefix)
    {
        var present = chart.Dependencies.Select(dependency => dependency.Name).ToHashSet(StringComparer.Ordinal);
        var missing = chart.Metadata.Dependencies.Select(dependency => dependency.Name).Where(name => !present.Contains(name)).ToArray();
        if (missing.Length > 0)
        {
            throw new CommandException($"{prefix}found in Chart.yaml, but missing in charts/ directory: {string.Join(", ", missing)}");
        }
    }

    private static Chart Unwrap(HelmContext context, ChartLoadResult result)
    {
        foreach (var warning in result.Warnings)
        {
            context.Error.WriteLine(warning);
        }

        return result.Chart ?? throw new CommandException(result.Error!);
    }

    private static CommandException Missing(string reference)
    {
        if (Path.IsPathRooted(reference) || reference.StartsWith('.'))
        {
            return new CommandException($"path \"{reference}\" not found");
        }

        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? new CommandException($"non-absolute URLs should be in form of repo_name/path_to_chart, got: {reference}")
            : new CommandException($"repo {reference[..slash]} not found");
    }

    private static void CheckIsArchive(string reference, string path)
    {
        Span<byte> start = stackalloc byte[3];
        using var file = File.OpenRead(path);
        var read = file.ReadAtLeast(start, 3, throwOnEndOfStream: false);
        if (read == 3 && start.SequenceEqual((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]))
        {
            return;
        }

        throw new CommandException(reference.EndsWith(".yml", StringComparison.Ordinal) || reference.EndsWith(".yaml", StringComparison.Ordinal)
            ? $"file '{path}' seems to be a YAML file, but expected a gzipped archive"
            : $"file '{path}' does not appear to be a gzipped archive; got '{(read == 0 ? "text/plain; charset=utf-8" : "application/octet-stream")}'");
    }
}
