namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>Which alternative of a type a value takes.</summary>
internal enum ValueShape
{
    /// <summary>Not decided by the value (null, absent, or of no alternative's kind), or nothing to decide.</summary>
    Whole,
    Scalar,
    List,
    Map,
}
