using Flux.Cli.Helm.Http;
using Flux.Cli.Helm.Registries;
using Flux.Cli.Helm.Repositories;
using Flux.Cli.Helm.Signing;
using Flux.Helm.Charts;
using Flux.Helm.Rendering;

namespace Flux.Cli.Helm;

/// <summary>Finds and loads the chart that a command line names.</summary>
internal static class ChartSource
{
    /// <summary>The path of a chart, which is downloaded when it is not on disk.</summary>
    /// <param name="context">Of the command.</param>
    /// <param name="flags">Say where to download from.</param>
    /// <param name="reference">A path, a URL, <c>repository/chart</c>, or with <c>--repo</c> a name.</param>
    /// <param name="output">Gets what is told about registries.</param>
    public static string Locate(HelmContext context, Flags flags, string reference, TextWriter output)
    {
        var name = reference.Trim();
        var settings = new HelmSettings(context, flags);
        var repository = flags.Value("repo") ?? "";
        if (repository.Length == 0)
        {
            var path = context.Resolve(name);
            if (Path.Exists(path) && name.Length > 0)
            {
                if (flags.Has("verify"))
                {
                    SignatureCheck.VerifyFile(context, path, settings.Keyring);
                }

                return path;
            }

            if (Path.IsPathRooted(name) || name.StartsWith('.'))
            {
                throw new CommandException($"path \"{name}\" not found");
            }
        }

        var options = FetchOptions.Of(flags);
        var version = flags.Value("version")?.Trim() is { Length: > 0 } given ? given : flags.Has("devel") ? ">0.0.0-0" : "";
        if (repository.Length > 0)
        {
            name = ChartDownloader.FindInRepository(context, settings, repository, name, version, options);
            options = options with { Owner = repository };
        }

        return new ChartDownloader(context, settings, options, new ChartRegistry(context, settings, options, output))
        {
            Mode = flags.Has("verify") ? ChartDownload.Verified : ChartDownload.Unverified,
            Notes = context.Out,
        }.ToCache(name, version);
    }

    /// <summary>Loads a chart of the file system.</summary>
    public static Chart LoadFile(HelmContext context, string reference, bool anyFormat = false)
    {
        var path = context.Resolve(reference);
        if (Directory.Exists(path))
        {
            return Unwrap(context, anyFormat ? ChartLoader.LoadAnyDirectory(path) : ChartLoader.LoadDirectory(path));
        }

        if (!File.Exists(path))
        {
            throw new CommandException($"stat {reference}: no such file or directory");
        }

        CheckIsArchive(path);
        var data = File.ReadAllBytes(path);
        var result = ChartLoader.LoadArchive(data);
        return Unwrap(context, result.Chart is null && ArchiveProblem(path, data) is { } problem ? result with { Error = problem } : result);
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

    /// <summary>What Helm logs while it checks schemas.</summary>
    public static void DebugDependencies(HelmContext context, Flags flags, Chart chart)
    {
        context.Debug(flags, "number of dependencies in the chart", $"chart={LogLine.Value(chart.Name)}", $"dependencies={chart.Dependencies.Count}");
        foreach (var dependency in chart.Dependencies)
        {
            DebugDependencies(context, flags, dependency);
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

    /// <summary>Null when the archive can be read, whatever the chart in it.</summary>
    private static string? ArchiveProblem(string path, byte[] data)
    {
        try
        {
            ChartArchive.Read(new MemoryStream(data), ChartLimits.Default);
            return null;
        }
        catch (ChartLoadException error)
        {
            return error.Message == "gzip: invalid header" ? $"file '{path}' does not appear to be a valid chart file (details: {error.Message})" : "unable to load chart archive";
        }
    }

    private static void CheckIsArchive(string path)
    {
        // What is behind the end of a short file counts as zeros, as in the original.
        var start = new byte[512];
        using var file = File.OpenRead(path);
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (start.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]))
        {
            return;
        }

        throw new CommandException(path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal)
            ? $"file '{path}' seems to be a YAML file, but expected a gzipped archive"
            : $"file '{path}' does not appear to be a gzipped archive; got '{ContentType(read == 0 ? [] : start)}'");
    }

    private static string ContentType(ReadOnlySpan<byte> data)
    {
        if (data.StartsWith("PK\u0003\u0004"u8))
        {
            return "application/zip";
        }

        return data.IndexOfAnyInRange((byte)0, (byte)8) < 0 && data.IndexOfAnyInRange((byte)0x0E, (byte)0x1A) < 0 && !data.ContainsAny((byte)0x0B, (byte)0x1C)
            ? "text/plain; charset=utf-8"
            : "application/octet-stream";
    }
}
