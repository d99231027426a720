using Flux.Kustomize.FileSystems;
using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Building;

/// <summary>Renders the charts that a kustomization names. Wired by the composition root, since engines do not know each other.</summary>
public interface IHelmChartRenderer
{
    /// <param name="request">The entry of <c>helmCharts</c>, joined with <c>helmGlobals</c>.</param>
    /// <param name="files">The build's files.</param>
    /// <param name="root">The kustomization's directory in them.</param>
    /// <param name="cancellationToken">Ends the rendering.</param>
    /// <returns>The manifest as a YAML stream.</returns>
    /// <exception cref="InvalidOperationException">The chart cannot be rendered; the message says why.</exception>
    string Render(MapNode request, IReadOnlyFileSystem files, string root, CancellationToken cancellationToken);
}
