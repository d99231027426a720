namespace Flux.Kustomize.Building;

/// <summary>Limits on one build of untrusted input. The defaults leave room for the largest honest builds.</summary>
public sealed record KustomizeLimits
{
    public static readonly KustomizeLimits Default = new();

    /// <summary>Bytes of one file.</summary>
    public long MaxFileBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Bytes of all files together, each counted as often as it is read.</summary>
    public long MaxTotalBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Bytes of what patches, replacements and variables copy, as it stands in memory.</summary>
    public long MaxCopiedBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Kustomizations within kustomizations.</summary>
    public int MaxDepth { get; init; } = 400;

    public int MaxResources { get; init; } = 100_000;

    /// <summary>Units of work, about one per field touched.</summary>
    public long MaxSteps { get; init; } = 400_000_000;
}
