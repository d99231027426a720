using Flux.KubeApi.Errors;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.KubeApi.Objects;

/// <summary>Server-side apply: creates what is missing, merges into what is there.</summary>
internal sealed class ObjectApplier(IObjectStore store, IFieldOwnership ownership, ObjectCreator creator, ObjectUpdater updater)
{
    /// <param name="configuration">What is applied; of the scope's kind and name.</param>
    /// <exception cref="ApiException">409 for conflicts, 422, or what admission says.</exception>
    public async ValueTask<WrittenObject> ApplyAsync(WriteScope scope, MapNode configuration, CancellationToken cancellationToken)
    {
        if (scope.Subresource.Length == 0 && await store.GetAsync(scope.Key, cancellationToken).ConfigureAwait(false) is null)
        {
            if (configuration.GetString("metadata", "uid") is { Length: > 0 } uid)
            {
                throw ApiErrors.Conflict(scope.Resource, scope.Name, $"uid mismatch: the provided object specified uid {uid}, and no existing object was found");
            }

            var item = Applied(scope, Empty(scope), configuration);
            try
            {
                return await creator.CreateAsync(scope, item, applied: true, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException error) when (error.Reason == "AlreadyExists")
            {
                // Lost a race against another create: apply to what is there now.
            }
        }

        return await updater.UpdateAsync(
            scope, current => new ValueTask<MapNode>(Applied(scope, current, configuration)), applied: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The merged object in its typed form; the live object itself when nothing changes.</summary>
    private MapNode Applied(WriteScope scope, MapNode live, MapNode configuration)
    {
        var item = ownership.Apply(scope, live, configuration);
        if (!item.IsFrozen)
        {
            scope.Version.Schema.Decode(item, new DecodeReport());
            item.Set("apiVersion", scope.ApiVersion);
            item.Set("kind", scope.Resource.Kind);
        }

        return item;
    }

    private static MapNode Empty(WriteScope scope)
    {
        var metadata = new MapNode { { "name", scope.Name } };
        if (scope.Resource.IsNamespaced)
        {
            metadata.Set("namespace", scope.Namespace);
        }

        return new MapNode { { "apiVersion", scope.ApiVersion }, { "kind", scope.Resource.Kind }, { "metadata", metadata } };
    }
}
