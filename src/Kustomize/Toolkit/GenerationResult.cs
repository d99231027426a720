using Flux.Kustomize.Building;

namespace Flux.Kustomize.Toolkit;

/// <summary>The kustomization file that a toolkit Kustomization builds from, or why there is none.</summary>
/// <param name="File">The path of the file.</param>
/// <param name="Content">Its text with the spec merged in.</param>
/// <param name="IsCreated">True when the source had none.</param>
/// <param name="Error">Why it could not be made; the other values are then empty.</param>
public sealed record GenerationResult(string File, string Content, bool IsCreated, KustomizeError? Error);
