using Flux.Contracts.Objects;

namespace Flux.Contracts.Kustomizations;

/// <summary>What other resources read of a Kustomization's status.</summary>
public sealed record KustomizationStatus
{
    public long ObservedGeneration { get; init; }

    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    public string LastAppliedRevision { get; init; } = "";

    public string LastAttemptedRevision { get; init; } = "";

    public string LastAppliedOriginRevision { get; init; } = "";

    public string LastHandledReconcileAt { get; init; } = "";
}
