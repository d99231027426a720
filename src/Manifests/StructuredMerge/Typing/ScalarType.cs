namespace Flux.Manifests.StructuredMerge.Typing;

/// <summary>What a leaf may hold.</summary>
public enum ScalarType
{
    Numeric,
    String,
    Boolean,

    /// <summary>Any of the three.</summary>
    Untyped,
}
