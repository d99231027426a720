namespace Flux.Contracts.Kustomizations;

public sealed record SecretKeyReference
{
    public string Name { get; init; } = "";

    public string? Key { get; init; }
}
