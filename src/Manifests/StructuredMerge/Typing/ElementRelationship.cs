namespace Flux.Manifests.StructuredMerge.Typing;

/// <summary>How the items of a list or a map hang together, which decides what can be owned separately.</summary>
public enum ElementRelationship
{
    /// <summary>Not said. For maps the same as <see cref="Separable"/>.</summary>
    Unspecified,

    /// <summary>A list whose items are found by their key fields, or by their value: each item has its own owners.</summary>
    Associative,

    /// <summary>The whole is one value with one set of owners.</summary>
    Atomic,

    /// <summary>A map whose entries have their own owners.</summary>
    Separable,
}
