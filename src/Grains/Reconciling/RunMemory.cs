namespace Flux.Grains.Reconciling;

/// <summary>
/// What the last successful run saw. When a later one sees the same and the cluster's watches had nothing to say, there is
/// nothing to do. Losing it costs one full comparison.
/// </summary>
[GenerateSerializer, Alias("flux.RunMemory")]
public sealed record RunMemory
{
    /// <summary>What the outcome depends on: generation, artifact, configuration; null when nothing is known.</summary>
    [Id(0)]
    public string? Fingerprint { get; set; }

    /// <summary>The epoch of the cluster's watches when the applied objects were handed to them.</summary>
    [Id(1)]
    public long WatchEpoch { get; set; } = -1;

    /// <summary>When the objects were last compared with the cluster.</summary>
    [Id(2)]
    public DateTimeOffset ComparedAt { get; set; }

    /// <summary>Digest of the objects whose absence was doubted at the last prune; null when nothing was.</summary>
    [Id(3)]
    public string? Doubted { get; set; }

    public void Forget() => Fingerprint = null;
}
