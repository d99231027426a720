using Flux.Cli.Helm.Http;
using Flux.Cli.Helm.Registries;
using Flux.Cli.Helm.Repositories;
using Flux.Helm.Charts;
using Flux.Helm.Packaging;
using Flux.Manifests.Versions;
using Flux.Sources.HelmRepositories;

namespace Flux.Cli.Helm.Dependencies;

/// <summary>Downloads dependencies to a folder of their own first; only when all are there, <c>charts/</c> changes.</summary>
internal sealed class DependencyDownloads(HelmContext context, Flags flags, string chart)
{
    private readonly HelmSettings _settings = new(context, flags);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    private string Target => Path.Combine(chart, "charts");

    private string Temporary => Path.Combine(chart, $"tmpcharts-{Environment.ProcessId}");

    /// <summary>Returns the dependencies with the versions that are there now.</summary>
    public IReadOnlyList<ChartDependency> Run(IReadOnlyList<ChartDependency> locked)
    {
        if (File.Exists(context.Resolve(Target)))
        {
            throw new CommandException($"\"{Target}\" is not a directory");
        }

        Directory.CreateDirectory(context.Resolve(Target));
        Directory.CreateDirectory(context.Resolve(Temporary));
        try
        {
            context.Out.Write($"Saving {locked.Count} charts\n");
            var saved = SaveAll(locked);
            Move(saved);
            return saved;
        }
        finally
        {
            Directory.Delete(context.Resolve(Temporary), recursive: true);
        }
    }

    private List<ChartDependency> SaveAll(IReadOnlyList<ChartDependency> locked)
    {
        try
        {
            return [.. locked.Select(Save)];
        }
        catch (CommandException error)
        {
            context.Out.Write($"Save error occurred:  {error.Message}\n");
            throw;
        }
    }

    private ChartDependency Save(ChartDependency dependency)
    {
        if (dependency.Repository.Length == 0)
        {
            context.Out.Write($"Dependency {dependency.Name} did not declare a repository. Assuming it exists in the charts directory\n");
            var path = Path.Combine(Target, dependency.Name);
            CheckRange(dependency, ChartSource.LoadForPackaging(context, context.Resolve(path)), "at version");
            return dependency;
        }

        return KnownRepositories.IsFile(dependency.Repository) ? Pack(dependency) : Download(dependency);
    }

    private static void CheckRange(ChartDependency dependency, Chart present, string? how)
    {
        var range = VersionConstraint.TryParse(dependency.Version, out var problem)
            ?? throw new CommandException($"dependency {dependency.Name} has an invalid version/constraint format: {problem}");
        if (SemanticVersion.TryParse(present.Metadata.Version, out _) is not { } version || !range.IsSatisfiedBy(version))
        {
            throw new CommandException(how is null
                ? $"can't get a valid version for dependency {dependency.Name}"
                : $"dependency {dependency.Name} {how} {present.Metadata.Version} does not satisfy the constraint {dependency.Version}");
        }
    }

    private ChartDependency Pack(ChartDependency dependency)
    {
        var folder = new KnownRepositories(context, [], chart).LocalPath(dependency.Repository);
        var present = ChartSource.LoadForPackaging(context, context.Resolve(folder));
        CheckRange(dependency, present, null);
        using var output = File.Create(context.Resolve(Path.Combine(Temporary, $"{present.Name}-{present.Metadata.Version}.tgz")));
        ChartPackager.Write(present, present.Metadata, output, _settings.ArchiveTime);
        return dependency with { Version = present.Metadata.Version };
    }

    private ChartDependency Download(ChartDependency dependency)
    {
        var (url, options) = Find(dependency);
        if (!_done.Add(KnownRepositories.IsRegistry(dependency.Repository) ? $"{url}:{dependency.Version}" : url))
        {
            context.Out.Write($"Already downloaded {dependency.Name} from repo {dependency.Repository}\n");
            return dependency;
        }

        context.Out.Write($"Downloading {dependency.Name} from repo {dependency.Repository}\n");
        var registry = new ChartRegistry(context, _settings, FetchOptions.Of(flags), context.Out);
        var downloader = new ChartDownloader(context, _settings, options, registry)
        {
            Mode = flags.Has("verify") ? ChartDownload.VerifiedIfSigned : ChartDownload.Unverified,
            Notes = context.Out,
        };
        try
        {
            downloader.To(url, KnownRepositories.IsRegistry(url) ? dependency.Version : "", Temporary);
        }
        catch (CommandException error)
        {
            throw new CommandException($"could not download {url}: {error.Message}");
        }

        return dependency;
    }

    private (string Url, FetchOptions Options) Find(ChartDependency dependency)
    {
        if (KnownRepositories.IsRegistry(dependency.Repository))
        {
            return ($"{dependency.Repository}/{dependency.Name}", FetchOptions.Of(flags));
        }

        var entry = RepositoryFile.Load(_settings).Entries.Find(candidate => RepositoryUrls.AreEqual(candidate.Url, dependency.Repository));
        try
        {
            return entry is null
                ? (FindUnknown(dependency), FetchOptions.Of(flags))
                : (HttpFetcher.Resolve(dependency.Repository, Entry(entry, dependency).Urls[0]), entry.Options);
        }
        catch (CommandException error)
        {
            throw new CommandException($"could not find : {error.Message}");
        }
    }

    private string FindUnknown(ChartDependency dependency)
    {
        try
        {
            return ChartDownloader.FindInRepository(context, _settings, dependency.Repository, dependency.Name, dependency.Version, new FetchOptions());
        }
        catch (CommandException error)
        {
            throw new CommandException($"chart {dependency.Name} not found in {dependency.Repository}: {error.Message}");
        }
    }

    private HelmChartVersion Entry(RepositoryEntry repository, ChartDependency dependency)
    {
        var index = new IndexCache(context, _settings).Load(repository.Name);
        if (!index.Entries.TryGetValue(dependency.Name, out var versions))
        {
            throw new CommandException("entry not found");
        }

        return versions.FirstOrDefault(version => version.Urls.Count > 0 && SameVersion(dependency.Version, version.Version)) ?? throw new CommandException("no matching version");
    }

    private static bool SameVersion(string wanted, string version) => wanted.Length == 0 || (SemanticVersion.TryParse(wanted, out _) is { } left
        ? SemanticVersion.TryParse(version, out _) is { } right && left.CompareTo(right) == 0
        : wanted == version);

    private void Move(List<ChartDependency> saved)
    {
        var before = Directory.GetFiles(context.Resolve(Target)).Order(StringComparer.Ordinal).ToArray();
        var arrived = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(context.Resolve(Temporary)).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            arrived.Add(name);
            try
            {
                ChartSource.LoadFile(context, Path.Combine(Temporary, name));
                File.Move(file, context.Resolve(Path.Combine(Target, name)), overwrite: true);
            }
            catch (CommandException error)
            {
                context.Out.Write($"Could not verify {Path.Combine(Temporary, name)} for moving: {error.Message.Replace(file, Path.Combine(Temporary, name), StringComparison.Ordinal)} (Skipping)");
            }
        }

        context.Out.Write("Deleting outdated charts\n");
        foreach (var file in before.Where(file => !arrived.Contains(Path.GetFileName(file))))
        {
            DeleteOutdated(file, saved);
        }
    }

    private void DeleteOutdated(string file, List<ChartDependency> saved)
    {
        var shown = Path.Combine(Target, Path.GetFileName(file));
        try
        {
            var present = ChartSource.LoadFile(context, shown);
            if (!saved.Exists(dependency => dependency.Repository.Length == 0 && dependency.Name == present.Name))
            {
                File.Delete(file);
            }
        }
        catch (CommandException error)
        {
            context.Out.Write($"Could not verify {shown} for deletion: {error.Message.Replace(file, shown, StringComparison.Ordinal)} (Skipping)\n");
        }
    }
}
