namespace Flux.Contracts.Kustomizations;

public sealed record SourceReference
{
    public string? ApiVersion { get; init; }

    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Null: the namespace of the Kustomization.</summary>
    public string? Namespace { get; init; }
}
