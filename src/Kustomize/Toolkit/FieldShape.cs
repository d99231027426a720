namespace Flux.Kustomize.Toolkit;

/// <summary>What a field of a kustomization file holds, and when an empty value is still written.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Fields">The fields of an object, or of the objects of a list.</param>
/// <param name="KeepsEmpty">Whether the field is written although it is empty.</param>
internal sealed record FieldShape(ShapeKind Kind, IReadOnlyDictionary<string, FieldShape>? Fields = null, bool KeepsEmpty = false);
