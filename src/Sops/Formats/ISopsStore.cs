using Flux.Manifests.Nodes;

namespace Flux.Sops.Formats;

/// <summary>Reads and writes one format. The tree of an encrypted document has its metadata under <c>sops</c>.</summary>
internal interface ISopsStore
{
    /// <exception cref="SopsException">It is malformed.</exception>
    MapNode Load(ReadOnlySpan<byte> data);

    /// <exception cref="SopsException">The format cannot hold the tree.</exception>
    byte[] Emit(MapNode tree);
}
