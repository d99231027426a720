using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Storage;

/// <summary>Defaults of volumes, claims and their classes.</summary>
internal static class StorageDefaults
{
    private const string ClaimFinalizer = "kubernetes.io/pvc-protection";
    private const string VolumeFinalizer = "kubernetes.io/pv-protection";

    public static void Claim(MapNode item) => item.GetMap("spec")?.Default("volumeMode", "Filesystem");

    /// <summary>A claim in use is not taken away from its pods.</summary>
    public static void CompleteClaim(MapNode item)
    {
        item.Set("status", new MapNode { { "phase", "Pending" } });
        AddFinalizer(item, ClaimFinalizer);
    }

    public static void Volume(MapNode item)
    {
        item.GetMap("spec")?.Default("persistentVolumeReclaimPolicy", "Retain");
        item.GetMap("spec")?.Default("volumeMode", "Filesystem");
        item.GetMap("spec", "hostPath")?.Default("type", "");
    }

    public static void CompleteVolume(MapNode item)
    {
        var since = item.Get("metadata", "creationTimestamp") ?? NullNode.Instance;
        item.Set("status", new MapNode { { "phase", "Pending" }, { "lastPhaseTransitionTime", since.DeepClone() } });
        AddFinalizer(item, VolumeFinalizer);
    }

    public static void Class(MapNode item)
    {
        item.Default("reclaimPolicy", "Delete");
        item.Default("volumeBindingMode", "Immediate");
    }

    public static void Priority(MapNode item) => item.Default("preemptionPolicy", "PreemptLowerPriority");

    private static void AddFinalizer(MapNode item, string finalizer)
    {
        var metadata = item.GetOrAddMap("metadata");
        var finalizers = metadata.GetList("finalizers") ?? new ListNode();
        if (!finalizers.Contains(finalizer))
        {
            finalizers.Add(finalizer);
        }

        metadata.Set("finalizers", finalizers);
    }
}
