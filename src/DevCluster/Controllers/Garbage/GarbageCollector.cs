using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Garbage;

/// <summary>
/// Deletes objects whose owners are gone, and carries out foreground and orphaning deletion. Owners are found by the uid index, so
/// that objects without owners cost nothing.
/// </summary>
internal sealed class GarbageCollector(ClusterObjects objects, IResourceRegistry registry) : IController
{
    private const string Orphan = "orphan";

    private readonly OwnerLookup _owners = new(objects, registry);

    public IReadOnlyList<ResourceKey>? Kinds => null;

    public void Observe(Change change, WorkQueue queue)
    {
        var item = change.Object!;
        if (change.Kind == ChangeKind.Deleted)
        {
            queue.Add(GoneOwner(item.Root.Uid()));
            foreach (var owner in OwnerIndex.Owners(item.Root))
            {
                QueueOwner(owner, item.Key.Namespace, queue);
            }
        }
        else if (IsWaiting(item.Root) || (OwnerIndex.Owners(item.Root).Any() && OwnersChanged(change)))
        {
            queue.Add(item.Key);
        }
    }

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (key.Resource == default)
        {
            await CollectDependentsAsync(key.Name, cancellationToken).ConfigureAwait(false);
        }
        else if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } item)
        {
            return null;
        }
        else if (item.IsDeleting())
        {
            await DeleteInOrderAsync(key, item, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await CheckOwnersAsync(key, item, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private static ObjectKey GoneOwner(string uid) => new(default, "", uid);

    private static bool IsWaiting(MapNode item) => item.IsDeleting() && (item.HasFinalizer(Orphan) || item.HasFinalizer(OwnerLookup.Foreground));

    private static bool OwnersChanged(Change change) => change.Previous is null
        || !Equals(change.Previous.Root.Get("metadata", "ownerReferences"), change.Object!.Root.Get("metadata", "ownerReferences"));

    private void QueueOwner(MapNode owner, string ns, WorkQueue queue)
    {
        var type = Manifests.Objects.GroupVersionKind.Parse(owner.GetString("apiVersion") ?? "", owner.GetString("kind") ?? "");
        if (registry.Current.FindKind(type.GroupKind) is { } kind)
        {
            queue.Add(new ObjectKey(kind.StorageKey, kind.IsNamespaced ? ns : "", owner.GetString("name") ?? ""));
        }
    }

    private async ValueTask CollectDependentsAsync(string uid, CancellationToken cancellationToken)
    {
        foreach (var dependent in await _owners.DependentsAsync(uid, cancellationToken).ConfigureAwait(false))
        {
            await CheckOwnersAsync(dependent.Key, dependent.Root, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask CheckOwnersAsync(ObjectKey key, MapNode item, CancellationToken cancellationToken)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        var isWaitedFor = false;
        var owners = OwnerIndex.Owners(item).ToArray();
        foreach (var owner in owners)
        {
            var state = await _owners.StateAsync(owner, key.Namespace, cancellationToken).ConfigureAwait(false);
            if (state == OwnerState.Unknown)
            {
                // As long as it is not known of one owner whether it is there, nothing is done about the others either.
                return;
            }

            isWaitedFor |= state == OwnerState.DeletingDependents;
            if (state is OwnerState.Absent or OwnerState.DeletingDependents)
            {
                gone.Add(owner.GetString("uid") ?? "");
            }
        }

        if (gone.Count == 0)
        {
            return;
        }

        if (gone.Count < owners.Length)
        {
            await objects.UpdateAsync(key, "", found => RemoveOwners(found, gone), cancellationToken).ConfigureAwait(false);
            return;
        }

        var options = new DeleteOptions { PropagationPolicy = Propagation(item, isWaitedFor), Uid = item.Uid() };
        await objects.DeleteAsync(key, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What an object was already asked for stays; else dependents of a waiting owner are deleted in order, too.</summary>
    private static string Propagation(MapNode item, bool isWaitedFor) =>
        item.HasFinalizer(Orphan) ? "Orphan" : isWaitedFor || item.HasFinalizer(OwnerLookup.Foreground) ? "Foreground" : "Background";

    private async ValueTask DeleteInOrderAsync(ObjectKey key, MapNode item, CancellationToken cancellationToken)
    {
        var finalizer = item.HasFinalizer(Orphan) ? Orphan : item.HasFinalizer(OwnerLookup.Foreground) ? OwnerLookup.Foreground : null;
        if (finalizer is null)
        {
            return;
        }

        var uid = item.Uid();
        var isBlocked = false;
        foreach (var dependent in await _owners.DependentsAsync(uid, cancellationToken).ConfigureAwait(false))
        {
            if (finalizer == Orphan)
            {
                await objects.UpdateAsync(dependent.Key, "", found => RemoveOwners(found, [uid]), cancellationToken).ConfigureAwait(false);
                continue;
            }

            isBlocked |= OwnerIndex.Owners(dependent.Root).Any(owner => owner.GetString("uid") == uid && owner.GetBoolean("blockOwnerDeletion") == true);
            if (!dependent.Root.IsDeleting())
            {
                await CheckOwnersAsync(dependent.Key, dependent.Root, cancellationToken).ConfigureAwait(false);
            }
        }

        if (!isBlocked)
        {
            await objects.UpdateAsync(key, "", found => found.RemoveFinalizer(finalizer), cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool RemoveOwners(MapNode item, HashSet<string> uids)
    {
        var rest = OwnerIndex.Owners(item).Where(owner => !uids.Contains(owner.GetString("uid") ?? "")).ToArray();
        if (rest.Length == OwnerIndex.Owners(item).Count())
        {
            return false;
        }

        var metadata = item.GetMap("metadata")!;
        if (rest.Length == 0)
        {
            metadata.Remove("ownerReferences");
        }
        else
        {
            metadata.Set("ownerReferences", new ListNode(rest));
        }

        return true;
    }
}
