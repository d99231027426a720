using Flux.Manifests.Nodes;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>What an anchor names. Empty while the value is being composed, so that a value that contains itself is found.</summary>
internal sealed class AnchorSlot
{
    public Node? Node { get; set; }

    public NodeInfo Info { get; set; }
}
