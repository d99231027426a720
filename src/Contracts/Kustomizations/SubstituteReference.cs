namespace Flux.Contracts.Kustomizations;

public sealed record SubstituteReference
{
    /// <summary><c>ConfigMap</c> or <c>Secret</c>.</summary>
    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public bool Optional { get; init; }
}
