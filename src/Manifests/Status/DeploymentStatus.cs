using Flux.Manifests.Nodes;

namespace Flux.Manifests.Status;

internal static class DeploymentStatus
{
    private const long NoDeadline = int.MaxValue;

    public static StatusResult Compute(MapNode item)
    {
        var isProgressing = item.Number(NoDeadline, "spec", "progressDeadlineSeconds") == NoDeadline;
        var isAvailable = false;
        foreach (var condition in item.Conditions())
        {
            if (condition is { Type: "Progressing", Reason: "ProgressDeadlineExceeded" })
            {
                return StatusResult.Failed(condition.Reason, condition.Message) with { Message = "Progress deadline exceeded" };
            }

            isProgressing |= condition is { Type: "Progressing", Status: "True", Reason: "NewReplicaSetAvailable" };
            isAvailable |= condition.Is("Available", "True");
        }

        return CheckReplicas(item)
            ?? (!isProgressing ? StatusResult.InProgress("ReplicaSetNotAvailable", "ReplicaSet not Available") : null)
            ?? (!isAvailable ? StatusResult.InProgress("DeploymentNotAvailable", "Deployment not Available") : null)
            ?? StatusResult.Current($"Deployment is available. Replicas: {item.Number(0, "status", "replicas")}");
    }

    private static StatusResult? CheckReplicas(MapNode item)
    {
        var wanted = item.Number(1, "spec", "replicas");
        var replicas = item.Number(0, "status", "replicas");
        var updated = item.Number(0, "status", "updatedReplicas");
        var ready = item.Number(0, "status", "readyReplicas");
        var available = item.Number(0, "status", "availableReplicas");
        if (wanted > replicas)
        {
            return StatusResult.InProgress("LessReplicas", $"Replicas: {replicas}/{wanted}");
        }

        if (wanted > updated)
        {
            return StatusResult.InProgress("LessUpdated", $"Updated: {updated}/{wanted}");
        }

        if (replicas > wanted)
        {
            return StatusResult.InProgress("ExtraPods", $"Pending termination: {replicas - wanted}");
        }

        if (updated > available)
        {
            return StatusResult.InProgress("LessAvailable", $"Available: {available}/{updated}");
        }

        return wanted > ready ? StatusResult.InProgress("LessReady", $"Ready: {ready}/{wanted}") : null;
    }
}
