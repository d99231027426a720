using Flux.Cli.Helm.Http;
using Flux.Cli.Helm.Registries;

namespace Flux.Cli.Helm.Repositories;

/// <summary><c>pull</c>: downloads charts.</summary>
internal static class PullCommand
{
    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var flags = Flags.Parse(words, FlagSets.Pull);
        Usage.AtLeast(flags, 1, "pull", "[chart URL | repo/chartname] [...] [flags]");
        foreach (var reference in flags.Arguments)
        {
            var notes = new StringWriter();
            Pull(context, flags, reference, notes);
            context.Out.Write(notes.ToString());
        }
    }

    private static void Pull(HelmContext context, Flags flags, string reference, StringWriter notes)
    {
        var settings = new HelmSettings(context, flags);
        var options = FetchOptions.Of(flags);
        var version = flags.Value("version") is { Length: > 0 } given ? given : flags.Has("devel") ? ">0.0.0-0" : "";
        var downloader = new ChartDownloader(context, settings, options, new ChartRegistry(context, settings, options, context.Out))
        {
            Mode = flags.Has("verify") ? ChartDownload.Verified : flags.Has("prov") ? ChartDownload.WithProvenance : ChartDownload.Unverified,
            Notes = notes,
        };
        var source = flags.Value("repo") is { Length: > 0 } repository
            ? ChartDownloader.FindInRepository(context, settings, repository, reference, version, options)
            : reference;
        var folder = flags.Value("destination") ?? ".";
        if (!flags.Has("untar"))
        {
            notes.Write(downloader.To(source, version, folder).Verification?.ToString());
            return;
        }

        var temporary = Directory.CreateTempSubdirectory("helm-");
        try
        {
            var (file, verification) = downloader.To(source, version, temporary.FullName);
            notes.Write(verification?.ToString());
            Expand(context, flags, reference, folder, file);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static void Expand(HelmContext context, Flags flags, string reference, string folder, string file)
    {
        var target = Path.Combine(folder, flags.Value("untardir") ?? ".");
        var name = reference[(reference.LastIndexOf('/') + 1)..];
        var place = Flux.Helm.Templates.Functions.Urls.SlashPath.Clean(target == "." ? name : Path.Combine(target, name));
        if (Path.Exists(context.Resolve(place)))
        {
            throw new CommandException($"failed to untar: a file or directory with the name {place} already exists");
        }

        Directory.CreateDirectory(context.Resolve(place));
        ChartExpansion.Write(File.ReadAllBytes(file), context.Resolve(target));
    }
}
