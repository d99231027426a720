using Flux.Manifests;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Negotiation;

/// <summary>For servers without built-in kinds, whose clients never send protobuf.</summary>
internal sealed class NoProtobuf : IProtobufDecoder, IProtobufEncoder
{
    public MapNode Decode(ReadOnlyMemory<byte> bytes) => throw new ManifestException("protobuf bodies are not understood for these kinds; send JSON");

    public byte[]? Encode(MapNode item) => null;
}
