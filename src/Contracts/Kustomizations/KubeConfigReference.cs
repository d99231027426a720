using Flux.Contracts.Objects;

namespace Flux.Contracts.Kustomizations;

/// <summary>Where the kubeconfig of another cluster is kept: exactly one of the two.</summary>
public sealed record KubeConfigReference
{
    public SecretKeyReference? SecretRef { get; init; }

    public LocalReference? ConfigMapRef { get; init; }
}
