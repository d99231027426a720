using Flux.Apply.Applying;

namespace Flux.Apply.Diffing;

/// <summary>How live objects are compared with what an apply would make of them.</summary>
public sealed record DriftOptions
{
    /// <summary>The field manager that would apply.</summary>
    public required string FieldManager { get; init; }

    /// <summary>Labels or annotations whose objects are not compared.</summary>
    public IReadOnlyList<MetadataRule> Exclusions { get; init; } = [];

    /// <summary>What others may change. A rule with the pointer of the whole document leaves the object out.</summary>
    public IReadOnlyList<IgnoreRule> IgnoreRules { get; init; } = [];

    /// <summary>Whether the values of Secrets are masked in the patches. Default true.</summary>
    public bool MaskSecrets { get; init; } = true;

    /// <summary>Whether an object that cannot be compared leaves the others to be. Default false: the first one ends it.</summary>
    public bool ContinueOnFailure { get; init; }

    /// <summary>
    /// Whether a label or an annotation that an apply would take off counts. Default false, since controllers of the cluster add
    /// theirs to what others own.
    /// </summary>
    public bool CountsRemovedMetadata { get; init; }
}
