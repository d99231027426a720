namespace Flux.Manifests;

/// <summary>
/// Limits on one read of untrusted text. The defaults are what a Kubernetes object may need, with room; a reader that hits
/// one ends with a <see cref="ManifestException"/> that names the limit.
/// </summary>
public sealed record ReadBudget
{
    public static readonly ReadBudget Default = new();

    /// <summary>Bytes of input.</summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Nesting of lists and maps.</summary>
    public int MaxDepth { get; init; } = 1_000;

    /// <summary>Values in the result, those copied by aliases included.</summary>
    public int MaxNodes { get; init; } = 4_000_000;
}
