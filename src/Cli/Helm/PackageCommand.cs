using Flux.Cli.Helm.Dependencies;
using Flux.Cli.Helm.Signing;
using Flux.Helm.Charts;
using Flux.Helm.Packaging;
using Flux.Manifests.Versions;

namespace Flux.Cli.Helm;

/// <summary><c>package</c>: writes charts as archives.</summary>
internal static class PackageCommand
{
    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var flags = Flags.Parse(words, FlagSets.Package);
        if (flags.Arguments.Count == 0)
        {
            throw new CommandException("need at least one argument, the path to the chart");
        }

        if (flags.Has("sign") && flags.Value("key") is null or "")
        {
            throw new CommandException("--key is required for signing a package");
        }

        // One signer for all: a passphrase on the standard input is read once.
        var signer = flags.Has("sign") ? new ChartSigner(context, flags) : null;
        foreach (var path in flags.Arguments)
        {
            context.Out.Write($"Successfully packaged chart and saved it to: {Package(context, flags, path, signer)}\n");
        }
    }

    private static string Package(HelmContext context, Flags flags, string path, ChartSigner? signer)
    {
        var folder = context.Resolve(path);
        if (!Path.Exists(folder))
        {
            throw new CommandException($"stat {path}: no such file or directory");
        }

        if (flags.Has("dependency-update"))
        {
            new DependencyManager(context with { Out = TextWriter.Null }, flags, folder).Update();
        }

        var chart = ChartSource.LoadForPackaging(context, folder);
        var metadata = chart.Metadata with
        {
            Version = flags.Value("version") is { Length: > 0 } version ? version : chart.Metadata.Version,
            AppVersion = flags.Value("app-version") is { Length: > 0 } appVersion ? appVersion : chart.Metadata.AppVersion,
        };
        if (SemanticVersion.TryParse(metadata.Version, out var error) is null)
        {
            throw new CommandException(error!);
        }

        ChartSource.CheckDependencies(chart, "");
        var destination = flags.Value("destination") ?? ".";
        var file = destination == "." ? Path.Combine(context.Folder, FileName(metadata)) : Path.Combine(destination, FileName(metadata));
        var full = context.Resolve(file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        using (var output = File.Create(full))
        {
            ChartPackager.Write(chart, metadata, output, new HelmSettings(context, flags).ArchiveTime);
        }

        signer?.Sign(full, metadata);
        return file;
    }

    private static string FileName(ChartMetadata metadata) => $"{metadata.Name}-{metadata.Version}.tgz";
}
