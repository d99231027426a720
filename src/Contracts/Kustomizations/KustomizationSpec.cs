namespace Flux.Contracts.Kustomizations;

/// <summary><c>spec</c> of a Kustomization: what to build from which source, and how to apply it.</summary>
public sealed record KustomizationSpec
{
    public SourceReference SourceRef { get; init; } = new();

    /// <summary>Directory in the artifact; the root when empty.</summary>
    public string Path { get; init; } = "";

    public bool Prune { get; init; }

    /// <summary><c>MirrorPrune</c> (default), <c>Delete</c>, <c>WaitForTermination</c> or <c>Orphan</c>.</summary>
    public string DeletionPolicy { get; init; } = "MirrorPrune";

    public string Interval { get; init; } = "";

    public string? RetryInterval { get; init; }

    public string? Timeout { get; init; }

    public bool Suspend { get; init; }

    public bool Force { get; init; }

    public bool Wait { get; init; }

    public IReadOnlyList<HealthCheckReference> HealthChecks { get; init; } = [];

    public IReadOnlyList<CustomHealthCheck> HealthCheckExprs { get; init; } = [];

    public IReadOnlyList<Dependency> DependsOn { get; init; } = [];

    public string ServiceAccountName { get; init; } = "";

    public KubeConfigReference? KubeConfig { get; init; }

    public string TargetNamespace { get; init; } = "";

    public CommonMetadata? CommonMetadata { get; init; }

    public PostBuild? PostBuild { get; init; }

    public Decryption? Decryption { get; init; }

    public IReadOnlyList<IgnoreRuleSpec> Ignore { get; init; } = [];
}
