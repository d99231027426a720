using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Storage;

/// <summary>The forms of a volume and of a claim that has one.</summary>
internal static class VolumeForm
{
    public static MapNode Of(MapNode claim, string name)
    {
        var spec = new MapNode
        {
            { "capacity", new MapNode { { "storage", claim.GetString("spec", "resources", "requests", "storage") ?? "1Gi" } } },
            { "accessModes", claim.GetList("spec", "accessModes")?.Copy() ?? new ListNode { "ReadWriteOnce" } },
            { "claimRef", Reference(claim) },
            { "persistentVolumeReclaimPolicy", "Delete" },
            { "volumeMode", claim.GetString("spec", "volumeMode") ?? "Filesystem" },
            { "hostPath", new MapNode { { "path", $"/var/lib/volumes/{name}" } } },
        };
        if (claim.GetString("spec", "storageClassName") is { Length: > 0 } storageClass)
        {
            spec.Set("storageClassName", storageClass);
        }

        return new MapNode { { "metadata", new MapNode { { "name", name } } }, { "spec", spec } };
    }

    /// <summary>Keeps a volume that somebody has made for a claim; false when it is kept already.</summary>
    public static bool Reserve(MapNode volume, MapNode claim)
    {
        if (volume.GetString("spec", "claimRef", "uid") == claim.Uid())
        {
            return false;
        }

        volume.GetOrAddMap("spec").Set("claimRef", Reference(claim));
        volume.GetOrAddMap("metadata").GetOrAddMap("annotations").Set("pv.kubernetes.io/bound-by-controller", "yes");
        return true;
    }

    public static bool Bind(MapNode claim, string volume)
    {
        if (claim.GetString("spec", "volumeName") == volume && claim.Annotation("pv.kubernetes.io/bind-completed") == "yes")
        {
            return false;
        }

        claim.GetOrAddMap("spec").Set("volumeName", volume);
        var annotations = claim.GetOrAddMap("metadata").GetOrAddMap("annotations");
        annotations.Set("pv.kubernetes.io/bind-completed", "yes");
        annotations.Set("pv.kubernetes.io/bound-by-controller", "yes");
        return true;
    }

    public static bool DescribeBound(MapNode claim, MapNode? volume)
    {
        claim.Set("status", new MapNode
        {
            { "phase", "Bound" },
            { "accessModes", volume.GetList("spec", "accessModes")?.Copy() ?? new ListNode() },
            { "capacity", volume.GetMap("spec", "capacity")?.Copy() ?? new MapNode() },
        });
        return true;
    }

    private static MapNode Reference(MapNode claim) => new()
    {
        { "kind", "PersistentVolumeClaim" },
        { "namespace", claim.Namespace() },
        { "name", claim.Name() },
        { "uid", claim.Uid() },
        { "apiVersion", "v1" },
    };
}
