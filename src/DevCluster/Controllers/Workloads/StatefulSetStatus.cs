using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>The status of a StatefulSet.</summary>
internal static class StatefulSetStatus
{
    private const string RevisionLabel = "controller-revision-hash";

    /// <param name="revision">The revision of the current template.</param>
    /// <returns>False when the status is so already.</returns>
    public static bool Describe(MapNode set, IEnumerable<StoredObject> pods, ReplicaCounts counts, string revision)
    {
        var status = set.GetMap("status")?.Copy() ?? new MapNode();
        var revisions = pods.Select(pod => pod.Root.Label(RevisionLabel)).ToArray();
        var updated = revisions.Count(label => label == revision);
        var current = status.GetString("currentRevision") ?? revision;
        if (set.GetString("spec", "updateStrategy", "type") != "OnDelete" && updated == counts.Total && counts.Ready == counts.Total && counts.Total == (set.GetInt64("spec", "replicas") ?? 1))
        {
            current = revision;
        }

        status.Set("observedGeneration", set.Generation());
        status.Set("replicas", counts.Total);
        ReplicaCounts.Put(status, "readyReplicas", counts.Ready);
        ReplicaCounts.Put(status, "currentReplicas", revisions.Count(label => label == current));
        ReplicaCounts.Put(status, "updatedReplicas", updated);
        status.Set("currentRevision", current);
        status.Set("updateRevision", revision);
        status.Set("collisionCount", 0);
        status.Set("availableReplicas", counts.Available);
        if (status.Equals(set["status"]))
        {
            return false;
        }

        set.Set("status", status);
        return true;
    }
}
