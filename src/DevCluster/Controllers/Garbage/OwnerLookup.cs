using Flux.DevCluster.Controllers.Objects;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Garbage;

/// <summary>Finds the owners of objects and the dependents of owners.</summary>
internal sealed class OwnerLookup(ClusterObjects objects, IResourceRegistry registry)
{
    public const string Foreground = "foregroundDeletion";

    public async ValueTask<OwnerState> StateAsync(MapNode owner, string dependentNamespace, CancellationToken cancellationToken)
    {
        var type = GroupVersionKind.Parse(owner.GetString("apiVersion") ?? "", owner.GetString("kind") ?? "");
        if (registry.Current.FindKind(type.GroupKind) is not { } kind || (kind.IsNamespaced && dependentNamespace.Length == 0))
        {
            return OwnerState.Unknown;
        }

        var key = new ObjectKey(kind.StorageKey, kind.IsNamespaced ? dependentNamespace : "", owner.GetString("name") ?? "");
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } found || found.Uid() != owner.GetString("uid"))
        {
            return OwnerState.Absent;
        }

        return found.IsDeleting() && found.HasFinalizer(Foreground) ? OwnerState.DeletingDependents : OwnerState.Present;
    }

    public async ValueTask<List<StoredObject>> DependentsAsync(string uid, CancellationToken cancellationToken)
    {
        var dependents = new List<StoredObject>();
        foreach (var resource in registry.Current.Definitions.Where(kind => kind.Virtual is null).Select(kind => kind.StorageKey).Distinct())
        {
            dependents.AddRange(await objects.OwnedAsync(resource, uid, cancellationToken).ConfigureAwait(false));
        }

        return dependents;
    }
}
