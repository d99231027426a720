using Flux.Manifests.Nodes;

namespace Flux.Manifests.Status;

internal static class StatefulSetStatus
{
    private const long NoPartition = -1;

    public static StatusResult Compute(MapNode item)
    {
        if (item.Text("", "spec", "updateStrategy", "type") == "OnDelete")
        {
            return StatusResult.Current("StatefulSet is using the ondelete update strategy");
        }

        var wanted = item.Number(1, "spec", "replicas");
        var replicas = item.Number(0, "status", "replicas");
        var ready = item.Number(0, "status", "readyReplicas");
        if (wanted > replicas)
        {
            return StatusResult.InProgress("LessReplicas", $"Replicas: {replicas}/{wanted}");
        }

        if (wanted > ready)
        {
            return StatusResult.InProgress("LessReady", $"Ready: {ready}/{wanted}");
        }

        if (replicas > wanted)
        {
            return StatusResult.InProgress("ExtraPods", $"Pending termination: {replicas - wanted}");
        }

        var partition = item.Number(NoPartition, "spec", "updateStrategy", "rollingUpdate", "partition");
        return partition == NoPartition ? CheckRevision(item, wanted, replicas) : CheckPartition(item, wanted - partition);
    }

    private static StatusResult CheckPartition(MapNode item, long wanted)
    {
        var updated = item.Number(0, "status", "updatedReplicas");
        return updated < wanted
            ? StatusResult.InProgress("PartitionRollout", $"updated: {updated}/{wanted}")
            : StatusResult.Current($"Partition rollout complete. updated: {updated}");
    }

    private static StatusResult CheckRevision(MapNode item, long wanted, long replicas)
    {
        var current = item.Number(0, "status", "currentReplicas");
        if (wanted > current)
        {
            return StatusResult.InProgress("LessCurrent", $"current: {current}/{wanted}");
        }

        return item.Text("", "status", "currentRevision") != item.Text("", "status", "updateRevision")
            ? StatusResult.InProgress("RevisionMismatch", "Waiting for updated revision to match current")
            : StatusResult.Current($"All replicas scheduled as expected. Replicas: {replicas}");
    }
}
