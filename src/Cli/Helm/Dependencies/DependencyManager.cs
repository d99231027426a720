using System.Security.Cryptography;
using System.Text;
using Flux.Cli.Helm.Repositories;
using Flux.Helm.Charts;
using Flux.Helm.Dependencies;
using Flux.Helm.Packaging;

namespace Flux.Cli.Helm.Dependencies;

/// <summary>Brings the charts that a chart depends on into its <c>charts/</c> folder, and keeps its lock.</summary>
/// <param name="context">Of the command.</param>
/// <param name="flags">Of the command.</param>
/// <param name="chart">The chart's folder as the user named it.</param>
internal sealed class DependencyManager(HelmContext context, Flags flags, string chart)
{
    private const string OutOfSync = "the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml). Please update the dependencies with 'helm dependency update'";
    private const string OldOutOfSync = "the lock file (requirements.lock) is out of sync with the dependencies file (requirements.yaml). Please update the dependencies";

    private readonly HelmSettings _settings = new(context, flags);

    private string Folder => context.Resolve(chart);

    /// <summary>Fetches what the lock says; without a lock as <see cref="Update"/>.</summary>
    public void Build()
    {
        var loaded = Load();
        if (loaded.Lock is not { } chartLock)
        {
            Update();
            return;
        }

        var repositories = Repositories();
        var declared = repositories.Resolve(loaded.Metadata.Dependencies);
        CheckLock(loaded, declared, chartLock);
        repositories.RequireAll(chartLock.Dependencies);
        UpdateRepositories();
        Downloads().Run(chartLock.Dependencies);
    }

    /// <summary>Chooses versions, fetches them, and writes the lock.</summary>
    public void Update()
    {
        var loaded = Load();
        if (loaded.Metadata.Dependencies.Count == 0)
        {
            return;
        }

        var repositories = Repositories();
        var declared = repositories.Resolve(loaded.Metadata.Dependencies);
        UpdateUnknown(repositories, declared);
        UpdateRepositories();
        IReadOnlyList<ChartDependency> locked;
        try
        {
            locked = DependencyResolver.Resolve(declared, new DependencyCatalog(context, flags, repositories));
        }
        catch (DependencyException error)
        {
            throw new CommandException(error.Message);
        }

        locked = Downloads().Run(locked);
        WriteLock(loaded, new ChartLock(DependencyDigest.Of(declared, locked), Time(), locked));
    }

    /// <summary>The name under which the index of a repository that was not added is kept.</summary>
    public static string NameOf(string repository) => "helm-manager-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(repository)));

    private KnownRepositories Repositories() => new(context, RepositoryFile.Load(_settings).Entries, chart);

    private DependencyDownloads Downloads() => new(context, flags, chart);

    private Chart Load()
    {
        if (!Path.Exists(Folder))
        {
            throw new CommandException($"could not find {chart}: stat {chart}: no such file or directory");
        }

        return Directory.Exists(Folder) ? ChartSource.LoadForPackaging(context, Folder) : throw new CommandException("only unpacked charts can be updated");
    }

    private void CheckLock(Chart loaded, IReadOnlyList<ChartDependency> declared, ChartLock chartLock)
    {
        if (DependencyDigest.Of(declared, chartLock.Dependencies) == chartLock.Digest)
        {
            return;
        }

        if (loaded.Metadata.ApiVersion != "v1")
        {
            throw new CommandException(OutOfSync);
        }

        context.Error.Write("warning: a valid Helm v3 hash was not found. Checking against Helm v2 hash...\n");
        if (DependencyDigest.OfDeclared(loaded.Metadata.Dependencies) != chartLock.Digest)
        {
            throw new CommandException(OldOutOfSync);
        }
    }

    private void UpdateUnknown(KnownRepositories repositories, IReadOnlyList<ChartDependency> declared)
    {
        var unknown = repositories.Unknown(declared).DistinctBy(url => url.TrimEnd('/')).ToArray();
        if (flags.Has("skip-refresh") || unknown.Length == 0)
        {
            return;
        }

        context.Out.Write("Getting updates for unmanaged Helm repositories...\n");
        foreach (var url in unknown)
        {
            RepoCommand.UpdateOne(context, _settings, new RepositoryEntry(NameOf(url), url), isNamed: false);
        }
    }

    private void UpdateRepositories()
    {
        var entries = RepositoryFile.Load(_settings).Entries;
        if (flags.Has("skip-refresh") || entries.Count == 0)
        {
            return;
        }

        context.Out.Write("Hang tight while we grab the latest from your chart repositories...\n");
        foreach (var entry in entries.DistinctBy(entry => entry.Url.TrimEnd('/')))
        {
            RepoCommand.UpdateOne(context, _settings, entry);
        }

        context.Out.Write("Update Complete. ⎈Happy Helming!⎈\n");
    }

    private void WriteLock(Chart loaded, ChartLock chartLock)
    {
        if (loaded.Lock?.Digest == chartLock.Digest)
        {
            return;
        }

        var name = loaded.Metadata.ApiVersion == "v1" ? "requirements.lock" : "Chart.lock";
        var file = new FileInfo(Path.Combine(Folder, name));
        if (file.LinkTarget is { } target)
        {
            throw new CommandException($"the {name} file is a symlink to \"{target}\"");
        }

        File.WriteAllText(file.FullName, ChartMetadataWriter.Write(chartLock));
    }

    private string Time() => context.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
