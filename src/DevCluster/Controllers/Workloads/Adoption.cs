using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>
/// Takes over what a workload of the same name has left behind: who replaces a StatefulSet without its pods expects the new one to go on
/// with them.
/// </summary>
internal static class Adoption
{
    /// <summary>Makes a workload that nobody has looked at yet the manager of the selected objects that have none.</summary>
    public static async ValueTask AdoptAsync(ClusterObjects objects, MapNode owner, ResourceKey kind, CancellationToken cancellationToken)
    {
        if (owner.GetInt64("status", "observedGeneration") is > 0 || owner.IsDeleting())
        {
            return;
        }

        foreach (var item in await objects.UnmanagedAsync(kind, owner.Namespace(), cancellationToken).ConfigureAwait(false))
        {
            if (IsFree(item.Root, owner))
            {
                await objects.UpdateAsync(item.Key, "", found => Take(found, owner), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool IsFree(MapNode item, MapNode owner) =>
        !item.IsDeleting() && HasName(item.Name(), owner) && OwnerIndex.Controller(item) is null && LabelSelection.Selects(owner.GetMap("spec", "selector"), item.GetMap("metadata", "labels"));

    /// <summary>The pods of a StatefulSet are known by their names, too.</summary>
    private static bool HasName(string name, MapNode owner) =>
        owner.GetString("kind") != "StatefulSet" || (name.LastIndexOf('-') is > 0 and var dash && name[..dash] == owner.Name());

    private static bool Take(MapNode item, MapNode owner)
    {
        if (!IsFree(item, owner))
        {
            return false;
        }

        item.GetMap("metadata")!.Set("ownerReferences", new ListNode([.. OwnerIndex.Owners(item), owner.ControllerReference()]));
        return true;
    }
}
