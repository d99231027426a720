using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>The status of a Deployment.</summary>
internal static class DeploymentStatus
{
    /// <summary>Sets the status; false when it is so already.</summary>
    public static bool Describe(MapNode deployment, DeploymentProgress progress, DateTimeOffset now)
    {
        var before = deployment.GetMap("status");
        var status = before?.Copy() ?? new MapNode();
        status.Set("observedGeneration", deployment.Generation());
        ReplicaCounts.Put(status, "replicas", progress.Total);
        ReplicaCounts.Put(status, "updatedReplicas", progress.Updated);
        ReplicaCounts.Put(status, "readyReplicas", progress.Ready);
        ReplicaCounts.Put(status, "availableReplicas", progress.Available);
        ReplicaCounts.Put(status, "unavailableReplicas", progress.Unavailable);
        status.Set("terminatingReplicas", progress.Terminating);
        Conditions.Append(status, Availability(progress.Available >= progress.Wanted - MaxUnavailable(deployment, progress.Wanted)), now);
        RolloutCondition.Describe(deployment, status, progress, now);
        DescribeFailure(status, progress.Failure, now);
        return Store(deployment, status);
    }

    /// <summary>Says that the ReplicaSet of the template could not be made; false when that is said already.</summary>
    public static bool Refuse(MapNode deployment, string message, DateTimeOffset now)
    {
        var status = deployment.GetMap("status")?.Copy() ?? new MapNode();
        RolloutCondition.Refuse(deployment, status, message, now);
        return Store(deployment, status);
    }

    /// <summary>The time until the roll-out counts as stuck; null when it does not or cannot.</summary>
    public static TimeSpan? DeadlineIn(MapNode? deployment, DeploymentProgress progress, DateTimeOffset now) =>
        deployment is null || progress.IsComplete || progress.IsPaused ? null : RolloutCondition.DeadlineIn(deployment, now);

    private static MapNode Availability(bool isEnough) => isEnough
        ? Conditions.Of("Available", true, "MinimumReplicasAvailable", "Deployment has minimum availability.")
        : Conditions.Of("Available", false, "MinimumReplicasUnavailable", "Deployment does not have minimum availability.");

    private static void DescribeFailure(MapNode status, MapNode? failure, DateTimeOffset now)
    {
        if (failure is null)
        {
            Conditions.Remove(status, "ReplicaFailure");
            return;
        }

        var condition = failure.Copy();
        condition.Set("lastUpdateTime", condition["lastTransitionTime"] ?? ObjectFields.Format(now));
        Conditions.Append(status, condition, now);
    }

    private static long MaxUnavailable(MapNode deployment, long wanted) =>
        deployment.GetString("spec", "strategy", "type") == "Recreate" ? 0 : Math.Min(wanted, RollingUpdate.MaxUnavailable(deployment));

    private static bool Store(MapNode deployment, MapNode status)
    {
        if (status.Equals(deployment["status"]))
        {
            return false;
        }

        deployment.Set("status", status);
        return true;
    }
}
