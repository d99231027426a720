using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.ObjectStore;

namespace Flux.Grains.Resources;

/// <summary>
/// One run's view of its object: the status is changed freely and written when the run says so. A write replaces the fields
/// that this controller owns on whatever is stored by then, so that a concurrent change of the spec or of somebody else's
/// condition is never undone.
/// </summary>
public sealed class ResourceSession
{
    private const int Attempts = 20;

    private readonly IObjectStore _store;
    private readonly IStatusOwner _owner;
    private Node? _written;

    public ResourceSession(IObjectStore store, StoredObject current, IStatusOwner owner)
    {
        _store = store;
        _owner = owner;
        Current = current;
        Status = current.Root.GetMap("status")?.Copy() ?? new MapNode();
        _written = Status.DeepClone();
    }

    /// <summary>The object as last read or written.</summary>
    public StoredObject Current { get; private set; }

    public ManifestObject Object => new(Current.Root);

    /// <summary>The status in work.</summary>
    public MapNode Status { get; private set; }

    /// <summary>The generation that this run works on: what it read at its start.</summary>
    public long Generation => Object.Generation;

    /// <summary>Writes the status if it differs from what was written last.</summary>
    /// <returns>False when the object is gone.</returns>
    public async Task<bool> SaveStatusAsync(CancellationToken cancellationToken)
    {
        if (Status.Equals(_written))
        {
            return true;
        }

        var changed = await ChangeAsync((root, stored) => root.Set("status", _owner.Merge(stored, Status)), "status", cancellationToken);
        _written = Status.DeepClone();
        return changed;
    }

    public Task<bool> AddFinalizerAsync(string finalizer, CancellationToken cancellationToken) =>
        ChangeAsync((root, _) => Finalizers.Add(root, finalizer), null, cancellationToken);

    /// <summary>Removes the finalizer; an object that waited for nothing else is deleted with it.</summary>
    public Task<bool> RemoveFinalizerAsync(string finalizer, CancellationToken cancellationToken) =>
        ChangeAsync((root, _) => Finalizers.Remove(root, finalizer), null, cancellationToken);

    private async Task<bool> ChangeAsync(Action<MapNode, MapNode?> change, string? subresource, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var root = Current.Root.Copy();
            change(root, Current.Root.GetMap("status"));
            if (root.Equals(Current.Root))
            {
                return true;
            }

            root = _owner.Own(Current.Root, root, subresource);
            var request = Finalizers.IsReleased(root)
                ? WriteRequest.Delete(Current.Key, Current.Version, VersionedBody.Of(root))
                : WriteRequest.Update(Current.Key, Current.Version, VersionedBody.Of(root));
            var result = await _store.WriteAsync(request, cancellationToken);
            if (result.IsWritten)
            {
                Current = result.Object!;
                return true;
            }

            if (result.Object is null || !IsSameObject(result.Object))
            {
                return false;
            }

            Current = result.Object;
        }

        throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"{Current.Key} changed {Attempts} times while its status was to be written."));
    }

    /// <summary>A deleted and recreated object of the same name is another one.</summary>
    private bool IsSameObject(StoredObject other) => new ManifestObject(other.Root).Uid == Object.Uid;
}
