using Flux.Helm.Charts;
using Flux.Helm.Templates.Text;
using Flux.Manifests.Versions;

namespace Flux.Helm.Dependencies;

/// <summary>Chooses the version of each dependency: the newest in its range.</summary>
public static class DependencyResolver
{
    /// <param name="declared">With repositories as URLs: names of added ones are resolved before.</param>
    /// <param name="catalog">Asked for charts that have a repository.</param>
    /// <returns>The same charts with exact versions; those without a repository keep their range.</returns>
    /// <exception cref="DependencyException">A range is unreadable, or holds no version.</exception>
    public static IReadOnlyList<ChartDependency> Resolve(IReadOnlyList<ChartDependency> declared, IDependencyCatalog catalog)
    {
        var locked = new List<ChartDependency>();
        var missing = new List<ChartDependency>();
        foreach (var dependency in declared)
        {
            var range = VersionConstraint.TryParse(dependency.Version, out var problem)
                ?? throw new DependencyException($"dependency {GoQuote.Quote(dependency.Name)} has an invalid version/constraint format: {problem}");
            var versions = catalog.Versions(dependency);
            var version = dependency.Repository.Length == 0
                ? dependency.Version
                : versions.FirstOrDefault(candidate => SemanticVersion.TryParse(candidate, out _) is { } parsed && range.IsSatisfiedBy(parsed));
            if (version is null && IsRegistry(dependency.Repository))
            {
                // The registry itself says later that there is none.
                version = dependency.Version;
            }

            (version is null ? missing : locked).Add(new ChartDependency { Name = dependency.Name, Repository = dependency.Repository, Version = version ?? dependency.Version });
        }

        return missing.Count == 0 ? locked : throw new DependencyException(Describe(missing));
    }

    internal static bool IsRegistry(string repository) => repository.StartsWith(Registries.RegistryReference.Scheme, StringComparison.Ordinal);

    private static string Describe(List<ChartDependency> missing)
    {
        var names = missing.Select(item => $"{GoQuote.Quote(item.Name)} (repository {GoQuote.Quote(item.Repository)}, version {GoQuote.Quote(item.Version)})");
        return $"can't get a valid version for {missing.Count} subchart(s): {string.Join(", ", names)}. "
            + "Make sure a matching chart version exists in the repo, or change the version constraint in Chart.yaml";
    }
}
