namespace Flux.Kustomize.Building;

/// <summary>Renders the charts that a kustomization names. Wired by the composition root, since engines do not know each other.</summary>
public interface IHelmChartRenderer
{
    /// <summary>The manifests of a chart as a YAML stream.</summary>
    /// <exception cref="InvalidOperationException">The chart cannot be rendered; the message says why.</exception>
    string Render(HelmChartRequest request, CancellationToken cancellationToken);
}
