namespace Flux.Helm.Rendering;

/// <summary>A document that is applied at certain moments of a release instead of with it.</summary>
public sealed record Hook
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    /// <summary>The template it came from.</summary>
    public required string Path { get; init; }

    public required string Manifest { get; init; }

    /// <summary>When: <c>pre-install</c>, <c>post-upgrade</c>, <c>test</c>…</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Smaller weights run first.</summary>
    public int Weight { get; init; }

    public IReadOnlyList<string> DeletePolicies { get; init; } = [];

    public IReadOnlyList<string> OutputLogPolicies { get; init; } = [];
}
