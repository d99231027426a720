using Flux.Contracts.Objects;

namespace Flux.Contracts.Kustomizations;

public sealed record Decryption
{
    public string Provider { get; init; } = "";

    public string ServiceAccountName { get; init; } = "";

    public LocalReference? SecretRef { get; init; }
}
