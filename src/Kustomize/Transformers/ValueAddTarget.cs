using Flux.Kustomize.Kustomizations;

namespace Flux.Kustomize.Transformers;

/// <summary>A field to add a value to; a position above zero inserts it as that part of a path.</summary>
internal sealed record ValueAddTarget(ResourceSelector? Selector, string FieldPath, long Position);
