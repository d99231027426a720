using Flux.Cli.Helm.Http;
using Flux.Cli.Helm.Registries;
using Flux.Cli.Helm.Repositories;
using Flux.Helm.Charts;
using Flux.Helm.Dependencies;
using Flux.Helm.Registries;
using Flux.Manifests.Versions;

namespace Flux.Cli.Helm.Dependencies;

/// <summary>The versions of dependencies: on disk, in cached indexes, in registries.</summary>
internal sealed class DependencyCatalog(HelmContext context, Flags flags, KnownRepositories repositories) : IDependencyCatalog
{
    public IReadOnlyList<string> Versions(ChartDependency dependency)
    {
        var repository = dependency.Repository;
        if (repository.Length == 0)
        {
            repositories.LocalPath(Path.Combine("charts", dependency.Name));
            return [];
        }

        if (KnownRepositories.IsFile(repository))
        {
            return [ChartSource.LoadForPackaging(context, context.Resolve(repositories.LocalPath(repository))).Metadata.Version];
        }

        return KnownRepositories.IsRegistry(repository) ? Tags(dependency) : Listed(dependency);
    }

    private IReadOnlyList<string> Listed(ChartDependency dependency)
    {
        var name = repositories.NameOf(dependency.Repository);
        Sources.HelmRepositories.HelmIndex index;
        try
        {
            index = new IndexCache(context, new HelmSettings(context, flags)).Load(name);
        }
        catch (CommandException error)
        {
            throw new CommandException($"no cached repository for {name} found. (try 'helm repo update'): {error.Message}");
        }

        return index.Entries.TryGetValue(dependency.Name, out var versions)
            ? [.. versions.Where(version => version.Urls.Count > 0).Select(version => version.Version)]
            : throw new CommandException($"{dependency.Name} chart not found in repo {dependency.Repository}");
    }

    private IReadOnlyList<string> Tags(ChartDependency dependency)
    {
        if (SemanticVersion.TryParse(dependency.Version, out _) is not null)
        {
            return [dependency.Version];
        }

        var registry = new ChartRegistry(context, new HelmSettings(context, flags), FetchOptions.Of(flags), TextWriter.Null);
        try
        {
            return registry.Tags($"{dependency.Repository[RegistryReference.Scheme.Length..]}/{dependency.Name}");
        }
        catch (CommandException error)
        {
            throw new CommandException($"could not retrieve list of tags for repository {dependency.Repository}: {error.Message}");
        }
    }
}
