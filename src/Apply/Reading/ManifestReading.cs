using Flux.Manifests.Nodes;

namespace Flux.Apply.Reading;

/// <summary>What was read from a text of manifests.</summary>
/// <param name="Objects">The objects, up to the first error.</param>
/// <param name="Error">Why reading stopped, in the words of Kubernetes' own decoder; null when it reached the end.</param>
public sealed record ManifestReading(IReadOnlyList<MapNode> Objects, string? Error);
