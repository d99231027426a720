namespace Flux.Contracts.Objects;

/// <summary>An object of the same namespace.</summary>
public sealed record LocalReference
{
    public string Name { get; init; } = "";
}
