namespace Flux.Helm.Charts;

/// <summary>Limits on one chart archive. Sizes are Helm's own.</summary>
public sealed record ChartLimits
{
    public static readonly ChartLimits Default = new();

    /// <summary>Bytes of all files, unpacked.</summary>
    public long MaxChartBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>Bytes of one file, unpacked.</summary>
    public long MaxFileBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>Entries of an archive, directories and links included.</summary>
    public int MaxEntries { get; init; } = 100_000;

    /// <summary>Nesting of charts within charts.</summary>
    public int MaxDepth { get; init; } = 50;
}
