using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>The claims of a StatefulSet's pods, which outlive them unless the set says otherwise.</summary>
internal sealed class StatefulSetClaims(ClusterObjects objects)
{
    /// <summary>Makes the claims of a pod that are not there, and mounts them.</summary>
    /// <param name="spec">The spec of the pod, which is yet to be created.</param>
    public async ValueTask EnsureAsync(MapNode set, MapNode spec, string pod, CancellationToken cancellationToken)
    {
        foreach (var template in set.GetList("spec", "volumeClaimTemplates")?.OfType<MapNode>() ?? [])
        {
            var volume = template.Name();
            var key = new ObjectKey(ResourceKeys.PersistentVolumeClaims, set.Namespace(), $"{volume}-{pod}");
            if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is null)
            {
                await objects.CreateAsync(key.Resource, NewClaim(set, template, key.Name), cancellationToken).ConfigureAwait(false);
            }

            var mounts = (spec.GetList("volumes") ?? []).Where(mounted => mounted.GetString("name") != volume);
            var claimed = new MapNode { { "name", volume }, { "persistentVolumeClaim", new MapNode { { "claimName", key.Name } } } };
            spec.Set("volumes", new ListNode([.. mounts, claimed]));
        }
    }

    /// <summary>Ties the claims of a pod that is one too many to it, if they are to go with it.</summary>
    public async ValueTask ReleaseAsync(MapNode set, StoredObject pod, CancellationToken cancellationToken)
    {
        if (set.GetString("spec", "persistentVolumeClaimRetentionPolicy", "whenScaled") != "Delete")
        {
            return;
        }

        foreach (var claim in PodScheduler.ClaimNames(pod.Root))
        {
            var key = new ObjectKey(ResourceKeys.PersistentVolumeClaims, set.Namespace(), claim);
            await objects.UpdateAsync(key, "", item => Own(item, pod.Root, set.Uid()), cancellationToken).ConfigureAwait(false);
        }
    }

    private static MapNode NewClaim(MapNode set, MapNode template, string name)
    {
        var claim = template.Copy();
        claim.Remove("status");
        var metadata = claim.GetOrAddMap("metadata");
        metadata.Set("name", name);
        metadata.Set("namespace", set.Namespace());
        metadata.Set("labels", set.GetMap("spec", "selector", "matchLabels")?.Copy() ?? new MapNode());
        if (set.GetString("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted") == "Delete")
        {
            Own(claim, set, null);
        }

        return claim;
    }

    private static bool Own(MapNode claim, MapNode owner, string? instead)
    {
        if (OwnerIndex.Owners(claim).Any(known => known.GetString("uid") == owner.Uid()))
        {
            return false;
        }

        var rest = OwnerIndex.Owners(claim).Where(known => known.GetString("uid") != instead);
        claim.GetOrAddMap("metadata").Set("ownerReferences", new ListNode([.. rest, owner.ControllerReference()]));
        return true;
    }
}
