namespace Flux.Sources.Git.Checkouts;

/// <summary>What a checked-out tree may cost.</summary>
public sealed record CheckoutLimits
{
    public static CheckoutLimits Default { get; } = new();

    /// <summary>Files, links and directories, submodules included.</summary>
    public int MaxEntries { get; init; } = 500_000;

    /// <summary>How deep directories may nest.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>The sum of all files in bytes. One object may stand at many paths, so packs do not bound it.</summary>
    public long MaxTotalBytes { get; init; } = 2L << 30;
}
