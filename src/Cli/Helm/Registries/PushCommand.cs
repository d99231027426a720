using System.Globalization;
using Flux.Cli.Helm.Http;
using Flux.Helm.Registries;

namespace Flux.Cli.Helm.Registries;

/// <summary><c>push</c>: uploads a packaged chart, with its signature if there is one.</summary>
internal static class PushCommand
{
    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var flags = Flags.Parse(words, FlagSets.Push);
        Usage.AtLeast(flags, 2, "push", "[chart] [remote] [flags]");
        var (file, remote) = (flags.Arguments[0], flags.Arguments[1]);
        if (!remote.StartsWith(RegistryReference.Scheme, StringComparison.Ordinal))
        {
            var colon = remote.IndexOf("://", StringComparison.Ordinal);
            throw new CommandException(colon < 0 ? $"scheme prefix missing from remote (e.g. \"oci://\")" : $"scheme \"{remote[..colon]}\" not supported");
        }

        var path = context.Resolve(file);
        if (Directory.Exists(path))
        {
            throw new CommandException("cannot push directory, must provide chart archive (.tgz)");
        }

        var archive = File.Exists(path) ? File.ReadAllBytes(path) : throw new CommandException($"{file}: no such file");
        var chart = ChartSource.LoadFile(context, file);
        var name = $"{remote[RegistryReference.Scheme.Length..].TrimEnd('/')}/{chart.Name}:{chart.Metadata.Version}";
        var reference = RegistryReference.TryParse(name, out var error) ?? throw new CommandException(error!);
        var created = new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var provenance = File.Exists(path + ".prov") ? File.ReadAllBytes(path + ".prov") : null;
        new ChartRegistry(context, new HelmSettings(context, flags), FetchOptions.Of(flags), context.Out)
            .Push(reference, ChartArtifact.Create(archive, chart.Metadata, provenance, created));
    }
}
