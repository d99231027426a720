using Flux.Manifests.Objects;

namespace Flux.Apply.Applying;

/// <summary>How a set of objects is applied. The defaults are those of Flux' kustomize-controller.</summary>
public sealed record ApplyOptions
{
    /// <summary>The field manager that owns what is applied.</summary>
    public required string FieldManager { get; init; }

    /// <summary>The group in whose name labels and annotations steer the apply (<c>kustomize.toolkit.fluxcd.io</c>).</summary>
    public required string OwnerGroup { get; init; }

    /// <summary>Recreate objects whose immutable fields changed.</summary>
    public bool Force { get; init; }

    /// <summary>Kinds applied in a stage of their own, before the ordinary ones.</summary>
    public IReadOnlySet<GroupKind> CustomStageKinds { get; init; } = new HashSet<GroupKind>();

    /// <summary>Managers to take over besides the built-in ones.</summary>
    public IReadOnlyList<string> OverrideManagers { get; init; } = [];

    /// <summary>Make every manager of a live object own its fields in the version that is applied, before it is applied. Default false.</summary>
    public bool MigrateApiVersion { get; init; }

    /// <summary>Parts of live objects that others may change.</summary>
    public IReadOnlyList<IgnoreRule> IgnoreRules { get; init; } = [];

    /// <summary>Dry runs in flight at once within a stage. Default 4.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Whether a stage of definitions is to be ready before the next one is applied. Default true.</summary>
    public bool AwaitStages { get; init; } = true;

    /// <summary>How long a stage of definitions may take to become ready. Default one minute.</summary>
    public TimeSpan StageTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Called before each stage with what it will write; false ends the apply (the run has lost its fence).</summary>
    public Func<CancellationToken, Task<bool>>? BeforeStage { get; init; }

    internal MetadataRule[] Exclusions => [new($"{OwnerGroup}/reconcile", "Disabled"), new($"{OwnerGroup}/ssa", "Ignore")];

    internal MetadataRule IfNotPresent => new($"{OwnerGroup}/ssa", "IfNotPresent");

    internal MetadataRule Merge => new($"{OwnerGroup}/ssa", "Merge");

    internal MetadataRule ForceRule => new($"{OwnerGroup}/force", "Enabled");
}
