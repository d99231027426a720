namespace Flux.Kustomize.Trees;

/// <summary>What a scalar is. <see cref="None"/> leaves it to its text, as YAML does for a plain scalar.</summary>
internal enum ScalarTag : byte
{
    None,
    String,
    Integer,
    Float,
    Boolean,
    Null,
    Timestamp,
    Binary,
    Merge,

    /// <summary>Of keys only: a map or list, which no JSON can hold.</summary>
    Complex,
}
