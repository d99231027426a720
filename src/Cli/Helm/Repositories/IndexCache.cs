using Flux.Cli.Helm.Http;
using Flux.Helm.Rendering;
using Flux.Sources;
using Flux.Sources.HelmRepositories;

namespace Flux.Cli.Helm.Repositories;

/// <summary>The indexes of repositories: fetched from them, kept on disk.</summary>
internal sealed class IndexCache(HelmContext context, HelmSettings settings)
{
    /// <summary>Fetches an index and keeps it under the repository's name.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public void Update(RepositoryEntry repository)
    {
        if (repository.Url.StartsWith("oci://", StringComparison.Ordinal))
        {
            // A registry has no index: the file would be a chart without a tag.
            throw new CommandException("failed to perform \"FetchReference\" on source: invalid reference");
        }

        var data = HttpFetcher.Get(context, HttpFetcher.Resolve(repository.Url, "index.yaml"), repository.Options);
        var index = Parse(data, repository.Url);
        Directory.CreateDirectory(settings.RepositoryCache);
        File.WriteAllText(settings.CachedNames(repository.Name), string.Concat(index.Entries.Keys.Select(name => name + "\n")));
        File.WriteAllBytes(settings.CachedIndex(repository.Name), data);
    }

    public HelmIndex Load(string repository)
    {
        var path = settings.CachedIndex(repository);
        return File.Exists(path) ? LoadFile(path) : throw new CommandException($"open {path}: no such file or directory");
    }

    public HelmIndex LoadFile(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (CommandException error)
        {
            throw new CommandException($"error loading {path}: {error.Message}");
        }
    }

    public void Forget(string repository)
    {
        File.Delete(settings.CachedIndex(repository));
        File.Delete(settings.CachedNames(repository));
    }

    private HelmIndex Parse(byte[] data, string source)
    {
        try
        {
            var index = HelmIndex.Parse(data);
            foreach (var skipped in index.Skipped)
            {
                Warn(skipped, LogLine.Value(source));
            }

            return index;
        }
        catch (SourceException error)
        {
            throw new CommandException(error.Message);
        }
    }

    private void Warn(SkippedChartVersion skipped, string source)
    {
        if (skipped.Problem is { } problem)
        {
            context.Warn(
                "skipping loading invalid entry for chart",
                $"name={LogLine.Value(skipped.Name)}", $"version={LogLine.Value(skipped.Version)}", $"source={source}", $"error={LogLine.Value(problem)}");
        }
        else
        {
            context.Warn("skipping loading invalid entry for chart: empty entry", $"name={LogLine.Value(skipped.Name)}", $"source={source}");
        }
    }
}
