namespace Flux.Sources.Storage;

/// <summary>Where and how artifacts are kept.</summary>
public sealed class ArtifactStoreOptions
{
    /// <summary>The root directory; it must exist.</summary>
    public required string Path { get; init; }

    /// <summary>What digests of new artifacts are computed with. Artifacts made before keep theirs.</summary>
    public DigestAlgorithm DigestAlgorithm { get; init; } = DigestAlgorithm.Sha256;

    /// <summary>Files older than this go, except the current one. Long enough for consumers to finish a download.</summary>
    public TimeSpan RetentionTtl { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many files of an object stay at most, the current one included.</summary>
    public int RetentionRecords { get; init; } = 2;

    /// <summary>The largest artifact that may be written, in bytes.</summary>
    public long MaxArtifactBytes { get; init; } = 2L << 30;
}
