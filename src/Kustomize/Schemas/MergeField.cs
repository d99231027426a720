namespace Flux.Kustomize.Schemas;

/// <summary>How a field takes part in a strategic merge.</summary>
/// <param name="Type">The type of the field, or of the elements of a merged list; null when nothing is known below.</param>
/// <param name="MergesList">True for a list whose elements are merged rather than replaced.</param>
/// <param name="Keys">The fields that identify an element; empty for a merged list of scalars.</param>
internal sealed record MergeField(MergeType? Type, bool MergesList, IReadOnlyList<string> Keys);
