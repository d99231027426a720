namespace Flux.Kustomize.Kustomizations;

/// <summary>The fields a replacement sets, and in which resources.</summary>
internal sealed record ReplacementTarget(
    ResourceSelector? Select, IReadOnlyList<ResourceSelector> Reject, IReadOnlyList<string> FieldPaths, FieldOptions? Options);
