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
            if (!scope.Resource.IsCustom)
            {
                Decode(scope, item);
            }

            item.Set("apiVersion", scope.ApiVersion);
            item.Set("kind", scope.Resource.Kind);
        }

        return item;
    }

    /// <summary>
    /// What merging let pass may still not fit its types: text that is no quantity, for one. Custom kinds have no types of their own: what became
    /// empty stays null, and is refused where null is.
    /// </summary>
    private static void Decode(WriteScope scope, MapNode item)
    {
        try
        {
            scope.Version.Schema.Decode(item, new DecodeReport());
        }
        catch (ApiException error) when (error.ConversionFault is { } fault)
        {
            var kind = $"{scope.Resource.Group}/{scope.Version.Name}, Kind={scope.Resource.Kind}";
            var name = scope.Namespace.Length == 0 ? $"/{scope.Name}" : $"{scope.Namespace}/{scope.Name}";
            throw ApiErrors.Unclassified($"failed to convert new object ({name}; {kind}) to proper version: unable to convert unstructured object to {kind}: {fault}");
        }
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
