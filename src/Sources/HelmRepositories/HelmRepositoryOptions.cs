namespace Flux.Sources.HelmRepositories;

/// <summary>Budgets of Helm repositories.</summary>
public sealed record HelmRepositoryOptions
{
    /// <summary>The largest index, in bytes.</summary>
    public long MaxIndexBytes { get; init; } = 50L << 20;

    /// <summary>The largest chart, packed, in bytes.</summary>
    public long MaxChartBytes { get; init; } = 10L << 20;
}
