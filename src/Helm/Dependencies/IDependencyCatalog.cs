using Flux.Helm.Charts;

namespace Flux.Helm.Dependencies;

/// <summary>Which versions of a dependency there are. What fetches is elsewhere.</summary>
public interface IDependencyCatalog
{
    /// <summary>The versions of a chart in its repository, the newest first; for a chart on disk, the one that is there.</summary>
    /// <exception cref="DependencyException">They cannot be known.</exception>
    IReadOnlyList<string> Versions(ChartDependency dependency);
}
