using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>What a level of a schema inherits from those above it.</summary>
internal sealed record SchemaLevelOptions
{
    public bool IsRoot { get; init; }

    /// <summary>Why defaults are not allowed here, or null when they are.</summary>
    public string? ForbiddenDefaults { get; init; }

    /// <summary>True below the metadata of a resource.</summary>
    public bool IsInsideMetadata { get; init; }

    /// <summary>The list or map from which on old values cannot be told, or null.</summary>
    public FieldPath? Uncorrelatable { get; init; }
}
