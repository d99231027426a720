using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Substitution;

/// <summary>An object after substitution, or why it failed. Exactly one of the two is set.</summary>
public readonly record struct PostBuildResult(MapNode? Object, string? Error);
