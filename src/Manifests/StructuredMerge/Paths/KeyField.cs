namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>One key field of a keyed list's item and its value.</summary>
public readonly record struct KeyField(string Name, PathValue Value);
