namespace Flux.Helm.Rendering;

/// <summary>A file of a chart's <c>crds/</c> folder.</summary>
/// <param name="Path">With the chart's path in front.</param>
/// <param name="Content">The file as it is; it is no template.</param>
public sealed record CustomResource(string Path, string Content);
