using Flux.Cli.Helm.Repositories;
using Flux.Helm.Charts;
using Flux.Helm.Registries;

namespace Flux.Cli.Helm.Dependencies;

/// <summary>Finds the repositories of dependencies among those that the user added.</summary>
internal sealed class KnownRepositories(HelmContext context, IReadOnlyList<RepositoryEntry> entries, string chart)
{
    private const string FileScheme = "file://";

    private const string AboutNames = """


        Note that repositories must be URLs or aliases. For example, to refer to the "example"
        repository, use "https://charts.example.com/" or "@example" instead of
        "example". Don't forget to add the repo, too ('helm repo add').
        """;

    /// <summary>Replaces names of repositories by their URLs.</summary>
    public IReadOnlyList<ChartDependency> Resolve(IReadOnlyList<ChartDependency> dependencies)
    {
        var resolved = new List<ChartDependency>();
        var missing = new List<string>();
        foreach (var dependency in dependencies)
        {
            var repository = dependency.Repository;
            if (IsFile(repository))
            {
                LocalPath(repository);
            }
            else if (Find(repository) is { } entry)
            {
                repository = RepositoryUrls.AreEqual(entry.Url, repository) ? repository : entry.Url;
            }
            else if (repository.Length > 0 && !IsRegistry(repository) && !IsUrl(repository))
            {
                missing.Add(repository);
            }

            resolved.Add(dependency with { Repository = repository });
        }

        return missing.Count == 0 ? resolved : throw Missing(missing);
    }

    /// <summary>The URLs of repositories that were not added.</summary>
    public IEnumerable<string> Unknown(IEnumerable<ChartDependency> dependencies) =>
        dependencies.Select(dependency => dependency.Repository)
            .Where(repository => repository.Length > 0 && !IsFile(repository) && !IsRegistry(repository) && Find(repository) is null);

    /// <summary>The name under which the index of a repository is kept.</summary>
    public string NameOf(string repository) => Find(repository)?.Name ?? DependencyManager.NameOf(repository);

    /// <summary>A lock is only followed to repositories that the user chose to trust.</summary>
    public void RequireAll(IEnumerable<ChartDependency> locked)
    {
        var missing = Unknown(locked).ToArray();
        if (missing.Length > 0)
        {
            throw new CommandException($"no repository definition for {string.Join(", ", missing)}. Please add the missing repos via 'helm repo add'");
        }
    }

    public RepositoryEntry? Find(string repository) => entries.FirstOrDefault(entry =>
        repository == "@" + entry.Name || repository == "alias:" + entry.Name || RepositoryUrls.AreEqual(entry.Url, repository));

    /// <summary>The folder of a <c>file://</c> repository, as messages name it.</summary>
    public string LocalPath(string repository)
    {
        var path = repository.StartsWith(FileScheme, StringComparison.Ordinal) ? repository[FileScheme.Length..] : repository;
        path = Flux.Helm.Templates.Functions.Urls.SlashPath.Clean(path.StartsWith('/') ? path : $"{chart}/{path}");
        return Path.Exists(context.Resolve(path)) ? path : throw new CommandException($"directory {path} not found");
    }

    public static bool IsFile(string repository) => repository.StartsWith(FileScheme, StringComparison.Ordinal);

    public static bool IsRegistry(string repository) => repository.StartsWith(RegistryReference.Scheme, StringComparison.Ordinal);

    private static bool IsUrl(string repository) => repository.StartsWith('/') || (Uri.TryCreate(repository, UriKind.Absolute, out _) && !repository.StartsWith("alias:", StringComparison.Ordinal));

    private static CommandException Missing(List<string> missing)
    {
        var bareNames = missing.Exists(name => !name.Contains("//", StringComparison.Ordinal) && !name.StartsWith('@') && !name.StartsWith("alias:", StringComparison.Ordinal));
        return new CommandException(
            $"no repository definition for {string.Join(", ", missing)}. Please add them via 'helm repo add'{(bareNames ? AboutNames[1..] : "")}");
    }
}
