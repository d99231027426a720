namespace Flux.Helm.Charts;

/// <summary>A file of a chart. The bytes must not be changed.</summary>
/// <param name="Name">Path below the chart's root, with slashes.</param>
public sealed record ChartFile(string Name, byte[] Data);
