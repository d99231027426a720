namespace Flux.Sources.Archives;

/// <summary>What an archive may cost its reader. Archives come from tenants.</summary>
public sealed record ArchiveLimits
{
    public static ArchiveLimits Default { get; } = new();

    /// <summary>The sum of all files, unpacked, in bytes.</summary>
    public long MaxTotalBytes { get; init; } = 1L << 30;

    /// <summary>Files, directories and links.</summary>
    public int MaxEntries { get; init; } = 200_000;

    /// <summary>How deep directories may nest.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>
    /// How many times larger than its compressed form the archive may become; checked once it is larger than a megabyte,
    /// since small files of one repeated byte are harmless.
    /// </summary>
    public int MaxRatio { get; init; } = 1000;
}
