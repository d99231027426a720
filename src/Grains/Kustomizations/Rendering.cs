using Flux.Manifests.Nodes;

namespace Flux.Grains.Kustomizations;

/// <param name="Built">What the engine built, in its order.</param>
/// <param name="Objects">The same as it is to be applied, frozen.</param>
/// <param name="Checksum">Digest of the built YAML.</param>
/// <param name="Error">Why nothing was built; null otherwise.</param>
internal sealed record Rendering(IReadOnlyList<MapNode> Built, IReadOnlyList<MapNode> Objects, string Checksum, string? Error)
{
    /// <summary>The length of the built YAML.</summary>
    public long Bytes { get; init; }

    /// <summary>Remote content went into it, which may be different the next time.</summary>
    public bool HasRemoteContent { get; init; }

    public static Rendering Failed(string error) => new([], [], "", error);
}
