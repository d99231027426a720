using Flux.KubeApi.Authentication;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.KubeApi.Objects;

/// <summary>
/// The API's rules without HTTP: what controllers and subresources use inside the server. Defaults, validation, admission,
/// ownership and finalizers hold as for a client; authorization does not.
/// </summary>
public sealed class ObjectClient
{
    private readonly IObjectStore _store;
    private readonly IResourceRegistry _registry;
    private readonly ObjectWriters _writers;
    private readonly UserInfo _user;
    private readonly WriteOptions _options;

    internal ObjectClient(IObjectStore store, IResourceRegistry registry, ObjectWriters writers, UserInfo user, WriteOptions options)
    {
        _store = store;
        _registry = registry;
        _writers = writers;
        _user = user;
        _options = options;
    }

    /// <summary>The store behind: for lists and watches, which need no rules.</summary>
    public IObjectStore Store => _store;

    /// <summary>The same client under another field manager.</summary>
    public ObjectClient As(string fieldManager) => new(_store, _registry, _writers, _user, _options with { FieldManager = fieldManager });

    /// <summary>The stored object, or null.</summary>
    public async ValueTask<MapNode?> FindAsync(ResourceKey resource, string ns, string name, CancellationToken cancellationToken) =>
        (await _store.GetAsync(new ObjectKey(resource, ns, name), cancellationToken).ConfigureAwait(false))?.Root;

    /// <summary>Creates an object in its storage version.</summary>
    /// <exception cref="ApiException">As a client would see it.</exception>
    public async ValueTask<MapNode> CreateAsync(ResourceKey resource, MapNode item, CancellationToken cancellationToken)
    {
        var copy = item.Copy();
        var scope = Scope(resource, copy.GetString("metadata", "namespace") ?? "", copy.GetString("metadata", "name") ?? "", "");
        Decode(scope, copy);
        return (await _writers.Creator.CreateAsync(scope, copy, applied: false, cancellationToken).ConfigureAwait(false)).Root;
    }

    /// <summary>Changes an object, retrying lost races.</summary>
    /// <param name="subresource">Empty, or such as <c>status</c>.</param>
    /// <param name="change">Changes the copy it gets; returns false to leave the object alone.</param>
    /// <returns>The object as stored then.</returns>
    /// <exception cref="ApiException">404 when it is not there, or as a client would see it.</exception>
    public async ValueTask<MapNode> UpdateAsync(
        ResourceKey resource, string ns, string name, string subresource, Func<MapNode, bool> change, CancellationToken cancellationToken)
    {
        var scope = Scope(resource, ns, name, subresource);
        var written = await _writers.Updater.UpdateAsync(
            scope,
            current =>
            {
                var copy = current.Copy();
                if (!change(copy))
                {
                    return new ValueTask<MapNode>(current);
                }

                Decode(scope, copy);
                return new ValueTask<MapNode>(copy);
            },
            applied: false,
            cancellationToken).ConfigureAwait(false);
        return written.Root;
    }

    /// <exception cref="ApiException">404 when it is not there, 409 when a precondition fails.</exception>
    /// <summary>Applies a partial object as the client's field manager, taking over what others own.</summary>
    public async ValueTask<MapNode> ApplyAsync(ResourceKey resource, MapNode configuration, CancellationToken cancellationToken)
    {
        var scope = Scope(resource, configuration.GetString("metadata", "namespace") ?? "", configuration.GetString("metadata", "name") ?? "", "");
        scope = scope with { Options = scope.Options with { Force = true } };
        return (await _writers.Applier.ApplyAsync(scope, configuration, cancellationToken).ConfigureAwait(false)).Root;
    }

    public ValueTask<DeletedObject> DeleteAsync(ResourceKey resource, string ns, string name, DeleteOptions options, CancellationToken cancellationToken) =>
        _writers.Deleter.DeleteAsync(Scope(resource, ns, name, ""), options with { DryRun = options.DryRun || _options.DryRun }, cancellationToken);

    /// <summary>The objects of a kind, in key order.</summary>
    public async ValueTask<IReadOnlyList<StoredObject>> ListAsync(ResourceKey resource, string? ns, CancellationToken cancellationToken) =>
        (await _store.ListAsync(new ListRequest(resource) { Namespace = ns }, cancellationToken).ConfigureAwait(false)).Items;

    private static void Decode(WriteScope scope, MapNode item)
    {
        scope.Version.Schema.Decode(item, new DecodeReport());
        item.Set("apiVersion", scope.ApiVersion);
        item.Set("kind", scope.Resource.Kind);
    }

    private WriteScope Scope(ResourceKey resource, string ns, string name, string subresource)
    {
        var definition = _registry.Current.Find(resource.Group, resource.Resource) ?? throw ApiErrors.NoSuchResource();
        return new WriteScope
        {
            Resource = definition,
            Version = definition.FindVersion(definition.StorageVersion) ?? definition.Versions[0],
            Namespace = definition.IsNamespaced ? ns : "",
            Name = name,
            Subresource = subresource,
            User = _user,
            Options = _options,
        };
    }
}
