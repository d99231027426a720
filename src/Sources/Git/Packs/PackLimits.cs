namespace Flux.Sources.Git.Packs;

/// <summary>What one fetch may cost.</summary>
public sealed record PackLimits
{
    public static PackLimits Default { get; } = new();

    /// <summary>Bytes on the wire and in scratch.</summary>
    public long MaxPackBytes { get; init; } = 1L << 30;

    /// <summary>Objects in the pack.</summary>
    public int MaxObjects { get; init; } = 2_000_000;

    /// <summary>The largest single object, unpacked, in bytes.</summary>
    public int MaxObjectBytes { get; init; } = 128 << 20;

    /// <summary>The sum of all objects, unpacked, in bytes.</summary>
    public long MaxTotalBytes { get; init; } = 8L << 30;

    /// <summary>How long a chain of deltas may be; Git itself writes at most 4095.</summary>
    public int MaxDeltaDepth { get; init; } = 4095;

    /// <summary>Unpacked objects kept in memory, in bytes.</summary>
    public long CacheBytes { get; init; } = 64 << 20;
}
