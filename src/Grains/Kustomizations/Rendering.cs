using Flux.Manifests.Nodes;

namespace Flux.Grains.Kustomizations;

/// <param name="Objects">What was built, frozen.</param>
/// <param name="Checksum">Digest of the built YAML.</param>
/// <param name="Error">Why nothing was built; null otherwise.</param>
internal sealed record Rendering(IReadOnlyList<MapNode> Objects, string Checksum, string? Error)
{
    public static Rendering Failed(string error) => new([], "", error);
}
