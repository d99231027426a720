using Flux.KubeApi.Errors;
using Flux.KubeApi.Resources;
using Flux.ObjectStore;

namespace Flux.KubeApi.Objects;

/// <summary>Reads single objects.</summary>
internal static class ObjectReader
{
    /// <exception cref="ApiException">404</exception>
    public static async ValueTask<StoredObject> RequireAsync(
        IObjectStore store, ResourceDefinition resource, string ns, string name, CancellationToken cancellationToken) =>
        await store.GetAsync(new ObjectKey(resource.StorageKey, ns, name), cancellationToken).ConfigureAwait(false)
            ?? throw ApiErrors.NotFound(resource, name);
}
