using System.Security.Cryptography;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Registries;

/// <summary>Bytes as a registry keeps them.</summary>
public sealed record RegistryBlob(string MediaType, byte[] Data)
{
    public string Digest { get; } = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Data));

    internal MapNode Descriptor => new() { ["mediaType"] = MediaType, ["digest"] = Digest, ["size"] = Data.Length };
}
