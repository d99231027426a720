namespace Flux.Kustomize.Kustomizations;

/// <summary>Copies one field into others.</summary>
internal sealed record Replacement(ReplacementSource? Source, IReadOnlyList<ReplacementTarget>? Targets, string? SourceValue);
