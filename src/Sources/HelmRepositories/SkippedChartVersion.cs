namespace Flux.Sources.HelmRepositories;

/// <summary>A version that an index lists and that cannot be used.</summary>
/// <param name="Name">The chart's key.</param>
/// <param name="Version">As written.</param>
/// <param name="Problem">What is wrong; null for an entry that is null.</param>
public sealed record SkippedChartVersion(string Name, string Version, string? Problem);
