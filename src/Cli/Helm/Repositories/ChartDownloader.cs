using System.Security.Cryptography;
using Flux.Cli.Helm.Http;
using Flux.Cli.Helm.Registries;
using Flux.Cli.Helm.Signing;
using Flux.Helm.Provenance;
using Flux.Helm.Registries;

namespace Flux.Cli.Helm.Repositories;

/// <summary>Downloads charts that are named by URL, by <c>repository/chart</c>, or in a registry.</summary>
/// <param name="context">Of the command.</param>
/// <param name="settings">Where the user's repositories are.</param>
/// <param name="options">Credentials of the command line.</param>
/// <param name="registry">Speaks to registries.</param>
internal sealed class ChartDownloader(HelmContext context, HelmSettings settings, FetchOptions options, ChartRegistry registry)
{
    private const string ArchiveTypes = "application/gzip,application/octet-stream";

    public ChartDownload Mode { get; init; }

    /// <summary>What a missing signature is warned about with.</summary>
    public TextWriter Notes { get; init; } = TextWriter.Null;

    /// <summary>Downloads to a folder, which must exist.</summary>
    public (string File, Verification? Verification) To(string reference, string version, string folder)
    {
        var source = Locate(reference, version);
        var file = Path.Combine(folder, source.FileName);
        var data = ReadCache(source.Digest, ".chart") ?? source.Fetch("");
        Write(file, data);
        return (file, Mode == ChartDownload.Unverified ? null : Check(source, reference, file, data));
    }

    /// <summary>Downloads to the cache of charts, if it is not there.</summary>
    public string ToCache(string reference, string version)
    {
        var source = Locate(reference, version);
        var digest = source.Digest;
        var data = ReadCache(digest, ".chart");
        if (data is null)
        {
            data = source.Fetch("");
            digest = digest.Length > 0 ? digest : Convert.ToHexStringLower(SHA256.HashData(data));
            WriteCache(digest, ".chart", data);
        }

        if (Mode != ChartDownload.Unverified && Provenance(source, reference) is { } provenance)
        {
            WriteCache(digest, ".prov", provenance);
            SignatureCheck.Verify(context, data, source.FileName, provenance, settings.Keyring);
        }

        return CachePath(digest, ".chart");
    }

    /// <summary>The URL of a chart in a repository that was not added.</summary>
    public static string FindInRepository(HelmContext context, HelmSettings settings, string repository, string name, string version, FetchOptions options)
    {
        var cache = new IndexCache(context, settings);
        var entry = new RepositoryEntry(Convert.ToBase64String(RandomNumberGenerator.GetBytes(20)).Replace('/', '-'), repository)
        {
            User = options.User,
            Password = options.Password,
            PassCredentials = options.PassCredentials,
            Tls = options.Tls,
        };
        try
        {
            cache.Update(entry);
        }
        catch (CommandException error)
        {
            throw new CommandException($"looks like \"{repository}\" is not a valid chart repository or cannot be reached: {error.Message}");
        }

        try
        {
            return FindInIndex(context, cache, entry, name, version);
        }
        finally
        {
            cache.Forget(entry.Name);
        }
    }

    private static string FindInIndex(HelmContext context, IndexCache cache, RepositoryEntry entry, string name, string version)
    {
        var shown = $"chart \"{name}\"{(version.Length > 0 ? $" version \"{version}\"" : "")}";
        var index = cache.Load(entry.Name);
        IReadOnlyList<string> urls;
        try
        {
            urls = ChartVersions.Find(context, index, name, version).Urls;
        }
        catch (CommandException)
        {
            throw new CommandException($"{shown} not found in {entry.Url} repository");
        }

        return urls.Count == 0 ? throw new CommandException($"{shown} has no downloadable URLs") : HttpFetcher.Resolve(entry.Url, urls[0]);
    }

    private ChartSourceLocation Locate(string reference, string version)
    {
        if (reference.StartsWith(RegistryReference.Scheme, StringComparison.Ordinal))
        {
            var (digest, located) = registry.Locate(reference, version);
            return new ChartSourceLocation(located, digest, suffix => registry.Pull(located, provenance: suffix.Length > 0));
        }

        var repositories = RepositoryFile.Load(settings).Entries;
        if (Uri.TryCreate(reference, UriKind.Absolute, out var url) && url.Host.Length > 0)
        {
            var owner = repositories.Find(entry => Lists(entry, reference));
            return Http(reference, "", owner is { User.Length: > 0, Password.Length: > 0 } ? owner.Options : options with { Owner = owner?.Url ?? reference });
        }

        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? throw new CommandException($"non-absolute URLs should be in form of repo_name/path_to_chart, got: {reference}")
            : LocateInRepository(repositories, reference, version, slash);
    }

    private ChartSourceLocation LocateInRepository(List<RepositoryEntry> repositories, string reference, string version, int slash)
    {
        var (name, chart) = (reference[..slash], reference[(slash + 1)..]);
        var entry = repositories.Find(candidate => candidate.Name == name) ?? throw new CommandException($"repo {name} not found");
        Sources.HelmRepositories.HelmIndex index;
        try
        {
            index = new IndexCache(context, settings).Load(name);
        }
        catch (CommandException error)
        {
            throw new CommandException($"no cached repo found. (try 'helm repo update'): {error.Message}");
        }

        Sources.HelmRepositories.HelmChartVersion found;
        try
        {
            found = ChartVersions.Find(context, index, chart, version);
        }
        catch (CommandException error)
        {
            throw new CommandException($"chart \"{chart}\" matching {version} not found in {name} index. (try 'helm repo update'): {error.Message}");
        }

        return found.Urls.Count == 0
            ? throw new CommandException($"chart \"{reference}\" has no downloadable URLs")
            : Http(HttpFetcher.Resolve(entry.Url, found.Urls[0]), found.Digest, entry.User.Length > 0 ? entry.Options : options with { Owner = entry.Url });
    }

    private bool Lists(RepositoryEntry entry, string url)
    {
        try
        {
            return new IndexCache(context, settings).Load(entry.Name).Entries.Values
                .Any(versions => versions.Any(version => version.Urls.Any(listed => RepositoryUrls.AreEqual(listed, url))));
        }
        catch (CommandException error)
        {
            throw new CommandException($"no cached repo found. (try 'helm repo update'): {error.Message}");
        }
    }

    private ChartSourceLocation Http(string url, string digest, FetchOptions used)
    {
        var colon = digest.IndexOf(':', StringComparison.Ordinal);
        return new ChartSourceLocation(
            url, colon < 0 ? digest : digest[(colon + 1)..], suffix => HttpFetcher.Get(context, url + suffix, used with { Accept = ArchiveTypes }));
    }

    private Verification? Check(ChartSourceLocation source, string reference, string file, byte[] data)
    {
        if (Provenance(source, reference) is not { } provenance)
        {
            return null;
        }

        Write(file + ".prov", provenance);
        return Mode == ChartDownload.WithProvenance ? null : SignatureCheck.Verify(context, data, source.FileName, provenance, settings.Keyring);
    }

    private byte[]? Provenance(ChartSourceLocation source, string reference)
    {
        try
        {
            return source.Fetch(".prov");
        }
        catch (CommandException error)
        {
            if (Mode == ChartDownload.Verified)
            {
                throw new CommandException($"failed to fetch provenance \"{source.Url}.prov\"");
            }

            Notes.Write($"WARNING: Verification not found for {reference}: {error.Message}\n");
            return null;
        }
    }

    private void Write(string file, byte[] data)
    {
        var path = context.Resolve(file);
        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new CommandException($"open {file}{Random.Shared.NextInt64(1_000_000_000)}: no such file or directory");
        }

        File.WriteAllBytes(path, data);
    }

    private string CachePath(string digest, string kind) => Path.Combine(settings.ContentCache, digest[..2], digest + kind);

    private byte[]? ReadCache(string digest, string kind) =>
        digest.Length == 64 && digest.All(char.IsAsciiHexDigit) && CachePath(digest, kind) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    private void WriteCache(string digest, string kind, byte[] data)
    {
        var path = CachePath(digest, kind);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, data);
    }
}
