using Flux.DevCluster.Kinds;
using Flux.DevCluster.Protobuf;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.DevCluster.Hosting;

/// <summary>Kubernetes' protobuf form of the built-in kinds.</summary>
public static class DevClusterProtobuf
{
    private static readonly Lazy<ResourceCatalog> Catalog = new(() => new ResourceCatalog([.. new BuiltinKinds(new KindActions()).All()], 0));

    /// <summary>The object as the server takes it: completed and with what its kind always prints.</summary>
    /// <exception cref="Manifests.ManifestException">The bytes are no object of a known kind.</exception>
    public static MapNode Decode(ReadOnlyMemory<byte> bytes)
    {
        var item = new ProtobufDecoder().Decode(bytes);
        var type = GroupVersionKind.Parse(item.GetString("apiVersion") ?? "", item.GetString("kind") ?? "");
        if (Catalog.Value.FindKind(type.GroupKind) is { } resource && resource.FindVersion(type.Version) is { } version)
        {
            version.Schema.Decode(item, new DecodeReport());
            resource.Strategy.ApplyDefaults(item);
            version.Schema.Complete(item);
        }

        return item;
    }

    /// <summary>The protobuf form; null for kinds without one.</summary>
    public static byte[]? Encode(MapNode item) => new ProtobufEncoder().Encode(item);
}
