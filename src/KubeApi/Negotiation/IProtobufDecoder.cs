using Flux.Manifests;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Negotiation;

/// <summary>Reads Kubernetes' protobuf envelope. The messages of the kinds are data of whoever registers them.</summary>
public interface IProtobufDecoder
{
    /// <exception cref="ManifestException">Not an envelope, an unknown kind, or broken bytes.</exception>
    MapNode Decode(ReadOnlyMemory<byte> bytes);
}
