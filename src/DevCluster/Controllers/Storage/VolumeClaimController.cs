using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.DevCluster.Controllers.Running;
using Flux.KubeApi.Requests;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Storage;

/// <summary>
/// Gives every claim a volume that exists only as an object. A claim of a class that is not there waits for it, as on any cluster.
/// </summary>
internal sealed class VolumeClaimController(ClusterObjects objects) : IController
{
    private const string Protection = "kubernetes.io/pvc-protection";

    public IReadOnlyList<ResourceKey> Kinds { get; } =
        [ResourceKeys.PersistentVolumeClaims, ResourceKeys.PersistentVolumes, ResourceKeys.StorageClasses, ResourceKeys.Pods];

    public void Observe(Change change, WorkQueue queue)
    {
        var item = change.Object!;
        if (item.Key.Resource != ResourceKeys.Pods)
        {
            queue.Add(item.Key);
        }
        else if (change.Kind == ChangeKind.Deleted || PodState.IsFinished(item.Root))
        {
            foreach (var claim in PodScheduler.ClaimNames(item.Root))
            {
                queue.Add(new ObjectKey(ResourceKeys.PersistentVolumeClaims, item.Key.Namespace, claim));
            }
        }
    }

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (key.Resource == ResourceKeys.StorageClasses)
        {
            await RetryAsync(claim => claim.GetString("spec", "storageClassName") == key.Name, cancellationToken).ConfigureAwait(false);
        }
        else if (key.Resource == ResourceKeys.PersistentVolumes)
        {
            await OfferAsync(key, cancellationToken).ConfigureAwait(false);
        }
        else if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } claim)
        {
            await RemoveVolumeAsync(key, cancellationToken).ConfigureAwait(false);
        }
        else if (claim.IsDeleting())
        {
            await ReleaseAsync(key, cancellationToken).ConfigureAwait(false);
        }
        else if (claim.GetString("status", "phase") != "Bound")
        {
            await BindAsync(key, claim, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async ValueTask<bool> HasClassAsync(MapNode claim, CancellationToken cancellationToken) =>
        claim.GetString("spec", "storageClassName") is not { Length: > 0 } name
        || await objects.FindAsync(new ObjectKey(ResourceKeys.StorageClasses, "", name), cancellationToken).ConfigureAwait(false) is not null;

    private async ValueTask RetryAsync(Func<MapNode, bool> concerns, CancellationToken cancellationToken)
    {
        foreach (var claim in await objects.ListAsync(ResourceKeys.PersistentVolumeClaims, null, cancellationToken).ConfigureAwait(false))
        {
            if (claim.Root.GetString("status", "phase") != "Bound" && concerns(claim.Root))
            {
                await ReconcileAsync(claim.Key, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A volume that somebody has made is there for the claims that wait.</summary>
    private async ValueTask OfferAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } volume && IsUnused(volume))
        {
            await objects.UpdateAsync(key, "status", static item => IsUnused(item) && SetPhase(item, "Available"), cancellationToken).ConfigureAwait(false);
            await RetryAsync(static _ => true, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsUnused(MapNode volume) =>
        !volume.IsDeleting() && volume.GetString("status", "phase") is null or "" or "Pending" && volume.GetString("spec", "claimRef", "uid") is null;

    private async ValueTask BindAsync(ObjectKey key, MapNode claim, CancellationToken cancellationToken)
    {
        var volumes = await objects.ListAsync(ResourceKeys.PersistentVolumes, null, cancellationToken).ConfigureAwait(false);
        var found = VolumeMatching.Find(claim, volumes);
        if (found is not null)
        {
            await objects.UpdateAsync(found.Key, "", item => VolumeForm.Reserve(item, claim), cancellationToken).ConfigureAwait(false);
        }
        else if (claim.GetString("spec", "volumeName") is { Length: > 0 } || !await HasClassAsync(claim, cancellationToken).ConfigureAwait(false))
        {
            await objects.UpdateAsync(key, "status", static item => SetPhase(item, "Pending"), cancellationToken).ConfigureAwait(false);
            return;
        }
        else
        {
            await objects.CreateAsync(ResourceKeys.PersistentVolumes, VolumeForm.Of(claim, $"pvc-{claim.Uid()}"), cancellationToken).ConfigureAwait(false);
        }

        var name = found?.Key.Name ?? $"pvc-{claim.Uid()}";
        var volume = await objects.UpdateAsync(
            new ObjectKey(ResourceKeys.PersistentVolumes, "", name), "status", static item => SetPhase(item, "Bound"), cancellationToken).ConfigureAwait(false);
        await objects.UpdateAsync(key, "", item => VolumeForm.Bind(item, name), cancellationToken).ConfigureAwait(false);
        await objects.UpdateAsync(key, "status", item => VolumeForm.DescribeBound(item, volume), cancellationToken).ConfigureAwait(false);
    }

    private static bool SetPhase(MapNode item, string phase)
    {
        if (item.GetString("status", "phase") == phase)
        {
            return false;
        }

        var status = item.GetMap("status")?.Copy() ?? new MapNode();
        status.Set("phase", phase);
        item.Set("status", status);
        return true;
    }

    /// <summary>A claim that is being deleted stays while a pod uses it.</summary>
    private async ValueTask ReleaseAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        var pods = await objects.ListAsync(ResourceKeys.Pods, key.Namespace, cancellationToken).ConfigureAwait(false);
        if (!pods.Any(pod => !PodState.IsFinished(pod.Root) && PodScheduler.ClaimNames(pod.Root).Contains(key.Name)))
        {
            await objects.UpdateAsync(key, "", item => item.RemoveFinalizer(Protection), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask RemoveVolumeAsync(ObjectKey claim, CancellationToken cancellationToken)
    {
        foreach (var volume in await objects.ListAsync(ResourceKeys.PersistentVolumes, null, cancellationToken).ConfigureAwait(false))
        {
            if (!VolumeMatching.IsOf(volume.Root, claim))
            {
                continue;
            }

            if (volume.Root.GetString("spec", "persistentVolumeReclaimPolicy") != "Delete")
            {
                await objects.UpdateAsync(volume.Key, "status", static item => SetPhase(item, "Released"), cancellationToken).ConfigureAwait(false);
                continue;
            }

            await objects.UpdateAsync(volume.Key, "", item => item.RemoveFinalizer("kubernetes.io/pv-protection"), cancellationToken).ConfigureAwait(false);
            await objects.DeleteAsync(volume.Key, new DeleteOptions { Uid = volume.Root.Uid() }, cancellationToken).ConfigureAwait(false);
        }
    }
}
