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

    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.PersistentVolumeClaims, ResourceKeys.StorageClasses, ResourceKeys.Pods];

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
            await RetryAsync(key.Name, cancellationToken).ConfigureAwait(false);
        }
        else if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } claim)
        {
            await RemoveVolumeAsync(key, cancellationToken).ConfigureAwait(false);
        }
        else if (claim.IsDeleting())
        {
            await ReleaseAsync(key, cancellationToken).ConfigureAwait(false);
        }
        else if (claim.GetString("status", "phase") != "Bound" && await HasClassAsync(claim, cancellationToken).ConfigureAwait(false))
        {
            await BindAsync(key, claim, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async ValueTask<bool> HasClassAsync(MapNode claim, CancellationToken cancellationToken) =>
        claim.GetString("spec", "storageClassName") is not { Length: > 0 } name
        || await objects.FindAsync(new ObjectKey(ResourceKeys.StorageClasses, "", name), cancellationToken).ConfigureAwait(false) is not null;

    private async ValueTask RetryAsync(string storageClass, CancellationToken cancellationToken)
    {
        foreach (var claim in await objects.ListAsync(ResourceKeys.PersistentVolumeClaims, null, cancellationToken).ConfigureAwait(false))
        {
            if (claim.Root.GetString("spec", "storageClassName") == storageClass)
            {
                await ReconcileAsync(claim.Key, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask BindAsync(ObjectKey key, MapNode claim, CancellationToken cancellationToken)
    {
        var volume = claim.GetString("spec", "volumeName") is { Length: > 0 } named ? named : $"pvc-{claim.Uid()}";
        await objects.CreateAsync(ResourceKeys.PersistentVolumes, VolumeForm.Of(claim, volume), cancellationToken).ConfigureAwait(false);
        await objects.UpdateAsync(new ObjectKey(ResourceKeys.PersistentVolumes, "", volume), "status", SetBound, cancellationToken).ConfigureAwait(false);
        await objects.UpdateAsync(key, "", item => VolumeForm.Bind(item, volume), cancellationToken).ConfigureAwait(false);
        await objects.UpdateAsync(key, "status", VolumeForm.DescribeBound, cancellationToken).ConfigureAwait(false);
    }

    private static bool SetBound(MapNode volume)
    {
        if (volume.GetString("status", "phase") == "Bound")
        {
            return false;
        }

        volume.Set("status", new MapNode { { "phase", "Bound" } });
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
            var reference = volume.Root.GetMap("spec", "claimRef");
            if (reference.GetString("name") != claim.Name || reference.GetString("namespace") != claim.Namespace)
            {
                continue;
            }

            if (volume.Root.GetString("spec", "persistentVolumeReclaimPolicy") == "Delete")
            {
                await objects.UpdateAsync(volume.Key, "", item => item.RemoveFinalizer("kubernetes.io/pv-protection"), cancellationToken).ConfigureAwait(false);
                await objects.DeleteAsync(volume.Key, new DeleteOptions { Uid = volume.Root.Uid() }, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
