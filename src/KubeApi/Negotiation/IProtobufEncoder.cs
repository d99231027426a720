using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Negotiation;

/// <summary>Writes objects in Kubernetes' protobuf form.</summary>
public interface IProtobufEncoder
{
    /// <summary>The encoded object with its envelope; null for kinds without a protobuf form, which are then answered as JSON.</summary>
    byte[]? Encode(MapNode item);
}
