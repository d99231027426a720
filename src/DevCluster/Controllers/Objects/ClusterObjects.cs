using Flux.KubeApi.Errors;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Requests;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Objects;

/// <summary>What controllers do with objects: read, and write by the API's rules where "already so" and "already gone" are no errors.</summary>
internal sealed class ClusterObjects(ObjectClient client, TimeProvider time)
{
    private const int Attempts = 5;

    private readonly ObjectClient _client = client.As("kube-controller-manager");

    public IObjectStore Store => _client.Store;

    public DateTimeOffset Now => time.GetUtcNow();

    public ValueTask<MapNode?> FindAsync(ObjectKey key, CancellationToken cancellationToken) =>
        _client.FindAsync(key.Resource, key.Namespace, key.Name, cancellationToken);

    public ValueTask<IReadOnlyList<StoredObject>> ListAsync(ResourceKey resource, string? ns, CancellationToken cancellationToken) =>
        _client.ListAsync(resource, ns, cancellationToken);

    /// <summary>The objects of a kind that have an owner with this uid.</summary>
    public async ValueTask<IReadOnlyList<StoredObject>> OwnedAsync(ResourceKey resource, string uid, CancellationToken cancellationToken) =>
        (await Store.ListAsync(new ListRequest(resource) { IndexTerm = OwnerIndex.Term(uid) }, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>The pods or replica sets of a namespace that nobody manages.</summary>
    public async ValueTask<IReadOnlyList<StoredObject>> UnmanagedAsync(ResourceKey resource, string ns, CancellationToken cancellationToken) =>
        (await Store.ListAsync(new ListRequest(resource) { Namespace = ns, IndexTerm = OwnerIndex.Unmanaged }, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>Creates an object; null when its name is taken.</summary>
    public async ValueTask<MapNode?> CreateAsync(ResourceKey resource, MapNode item, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.CreateAsync(resource, item, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error) when (error.Reason == "AlreadyExists")
        {
            return null;
        }
    }

    /// <summary>Applies a partial object in the name of a field manager of its own; nothing happens when the object is gone and may not be made anew.</summary>
    public ValueTask<MapNode> ApplyAsync(string manager, ResourceKey resource, MapNode configuration, CancellationToken cancellationToken) =>
        _client.As(manager).ApplyAsync(resource, configuration, cancellationToken);

    /// <summary>Changes an object; null when it is gone.</summary>
    /// <param name="subresource">Empty for the object itself.</param>
    /// <param name="change">Changes the copy it gets; returns false to leave the object alone.</param>
    public async ValueTask<MapNode?> UpdateAsync(ObjectKey key, string subresource, Func<MapNode, bool> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _client.UpdateAsync(key.Resource, key.Namespace, key.Name, subresource, change, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException error) when (error.Code == 404)
            {
                return null;
            }
            catch (ApiException error) when (error.Code == 409 && attempt < Attempts)
            {
                // Somebody else was faster; the change is made anew on what is there now.
            }
        }
    }

    /// <summary>
    /// Changes the status of an object that still asks for what was looked at; a newer generation is looked at anew, and must
    /// not be reported as observed before.
    /// </summary>
    public ValueTask<MapNode?> DescribeAsync(ObjectKey key, MapNode seen, Func<MapNode, bool> change, CancellationToken cancellationToken) => UpdateAsync(
        key, "status", item => item.Generation() == seen.Generation() && change(item), cancellationToken);

    /// <summary>Deletes an object if it still is the one with that uid.</summary>
    public async ValueTask DeleteAsync(ObjectKey key, DeleteOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await _client.DeleteAsync(key.Resource, key.Namespace, key.Name, options, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error) when (error.Code == 404 || (error.Code == 409 && options.Uid is not null))
        {
            // Gone, or another object by now.
        }
    }
}
