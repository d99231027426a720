namespace Flux.Contracts.Kustomizations;

public sealed record Dependency
{
    public string Name { get; init; } = "";

    public string? Namespace { get; init; }

    /// <summary>CEL over <c>self</c> and <c>dep</c>; replaces the built-in test of readiness.</summary>
    public string? ReadyExpr { get; init; }
}
