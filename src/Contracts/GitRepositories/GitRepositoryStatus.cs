using Flux.Contracts.Objects;

namespace Flux.Contracts.GitRepositories;

/// <summary>What the controller and its consumers read of a GitRepository's status.</summary>
public sealed record GitRepositoryStatus
{
    /// <summary>-1 until something was observed.</summary>
    public long ObservedGeneration { get; init; } = -1;

    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    public Artifact? Artifact { get; init; }

    public IReadOnlyList<Artifact> IncludedArtifacts { get; init; } = [];

    public string? ObservedIgnore { get; init; }

    public bool ObservedRecurseSubmodules { get; init; }

    public IReadOnlyList<GitInclude> ObservedInclude { get; init; } = [];

    public IReadOnlyList<string> ObservedSparseCheckout { get; init; } = [];

    public string? SourceVerificationMode { get; init; }

    public string LastHandledReconcileAt { get; init; } = "";
}
