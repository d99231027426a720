using Flux.Manifests.Nodes;

namespace Flux.Manifests.Status;

internal static class ReplicaSetStatus
{
    public static StatusResult Compute(MapNode item)
    {
        if (item.Conditions().Any(condition => condition.Is("ReplicaFailure", "True")))
        {
            return StatusResult.InProgress("ReplicaFailure", "Replica Failure condition. Check Pods");
        }

        var wanted = item.Number(1, "spec", "replicas");
        var replicas = item.Number(0, "status", "replicas");
        var ready = item.Number(0, "status", "readyReplicas");
        var available = item.Number(0, "status", "availableReplicas");
        var labelled = item.Number(0, "status", "fullyLabeledReplicas");
        if (wanted > labelled)
        {
            return StatusResult.InProgress("LessLabelled", $"Labelled: {labelled}/{wanted}");
        }

        if (wanted > available)
        {
            return StatusResult.InProgress("LessAvailable", $"Available: {available}/{wanted}");
        }

        if (wanted > ready)
        {
            return StatusResult.InProgress("LessReady", $"Ready: {ready}/{wanted}");
        }

        return replicas > wanted
            ? StatusResult.InProgress("ExtraPods", $"Pending termination: {replicas - wanted}")
            : StatusResult.Current($"ReplicaSet is available. Replicas: {replicas}");
    }
}
