namespace Flux.Helm.Charts;

/// <summary>A chart, or why there is none.</summary>
/// <param name="Chart">Null when <paramref name="Error"/> is set.</param>
/// <param name="Error">In the words users know from Helm.</param>
/// <param name="Warnings">What Helm logs while loading.</param>
public sealed record ChartLoadResult(Chart? Chart, string? Error, IReadOnlyList<string> Warnings);
