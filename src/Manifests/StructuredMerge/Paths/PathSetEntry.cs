namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>One child of a node of a <see cref="PathSet"/>.</summary>
/// <param name="Element">Which child.</param>
/// <param name="IsMember">Whether the child itself belongs to the set.</param>
/// <param name="Children">What below the child belongs to the set; null for nothing, never an empty set.</param>
public readonly record struct PathSetEntry(PathElement Element, bool IsMember, PathSet? Children);
