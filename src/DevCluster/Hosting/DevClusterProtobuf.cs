using Flux.DevCluster.Protobuf;
using Flux.Manifests;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Hosting;

/// <summary>Reads objects of the built-in kinds in Kubernetes' protobuf form.</summary>
public static class DevClusterProtobuf
{
    /// <exception cref="ManifestException">Not such a message, or of an unknown kind.</exception>
    public static MapNode Decode(ReadOnlyMemory<byte> bytes) => new ProtobufDecoder().Decode(bytes);
}
