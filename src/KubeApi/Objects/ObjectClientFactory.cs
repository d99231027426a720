using Flux.KubeApi.Authentication;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.ObjectStore;

namespace Flux.KubeApi.Objects;

/// <summary>Makes clients that act in somebody's name.</summary>
internal sealed class ObjectClientFactory(IObjectStore store, IResourceRegistry registry, ObjectWriters writers)
{
    public ObjectClient For(UserInfo user, WriteOptions options) => new(store, registry, writers, user, options);
}
