using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>The status of a Deployment.</summary>
internal static class DeploymentStatus
{
    private const string Progressing = "Progressing";
    private const string TimedOut = "ProgressDeadlineExceeded";
    private const string Complete = "NewReplicaSetAvailable";

    /// <summary>Sets the status; false when it is so already.</summary>
    public static bool Describe(MapNode deployment, DeploymentProgress progress, DateTimeOffset now)
    {
        var status = deployment.GetMap("status")?.Copy() ?? new MapNode();
        var isNew = (status.GetInt64("updatedReplicas") ?? 0) < progress.Updated || (status.GetInt64("availableReplicas") ?? 0) < progress.Available
            || (status.GetInt64("observedGeneration") ?? 0) != deployment.Generation();
        status.Set("observedGeneration", deployment.Generation());
        ReplicaCounts.Put(status, "replicas", progress.Total);
        ReplicaCounts.Put(status, "updatedReplicas", progress.Updated);
        ReplicaCounts.Put(status, "readyReplicas", progress.Ready);
        ReplicaCounts.Put(status, "availableReplicas", progress.Available);
        ReplicaCounts.Put(status, "unavailableReplicas", progress.Unavailable);
        status.Set("terminatingReplicas", progress.Terminating);
        var enough = progress.Available >= progress.Wanted - MaxUnavailable(deployment, progress.Wanted);
        SetCondition(status, "Available", enough, enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable", enough ? "Deployment has minimum availability." : "Deployment does not have minimum availability.", now);
        DescribeProgress(deployment, status, progress, isNew, now);
        if (status.Equals(deployment["status"]))
        {
            return false;
        }

        deployment.Set("status", status);
        return true;
    }

    /// <summary>The time until the roll-out counts as stuck; null when it does not or cannot.</summary>
    public static TimeSpan? DeadlineIn(MapNode? deployment, DeploymentProgress progress, DateTimeOffset now)
    {
        var condition = Conditions.Find(deployment.GetMap("status"), Progressing);
        if (deployment is null || progress.IsComplete || progress.IsPaused || condition is null || condition.GetString("reason") is TimedOut or Complete)
        {
            return null;
        }

        var left = Deadline(deployment, condition, now);
        return left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(100);
    }

    private static void DescribeProgress(MapNode deployment, MapNode status, DeploymentProgress progress, bool isNew, DateTimeOffset now)
    {
        var old = Conditions.Find(status, Progressing);
        if (progress.IsPaused)
        {
            SetPaused(status, old, now);
        }
        else if (progress.Current is null)
        {
            return;
        }
        else if (progress.IsComplete)
        {
            SetCondition(status, Progressing, true, Complete, $"ReplicaSet \"{progress.Current}\" has successfully progressed.", now);
        }
        else if (old is null)
        {
            SetCondition(status, Progressing, true, "NewReplicaSetCreated", $"Created new replica set \"{progress.Current}\"", now);
        }
        else if (isNew || old.GetString("reason") is "DeploymentPaused")
        {
            // Each step forward restarts the clock of the deadline.
            Conditions.Remove(status, Progressing);
            SetCondition(status, Progressing, true, "ReplicaSetUpdated", $"ReplicaSet \"{progress.Current}\" is progressing.", now);
            KeepTransition(status, old);
        }
        else if (old.GetString("reason") is not (Complete or TimedOut) && Deadline(deployment, old, now) <= TimeSpan.Zero)
        {
            SetCondition(status, Progressing, false, TimedOut, $"ReplicaSet \"{progress.Current}\" has timed out progressing.", now);
        }
    }

    private static void SetPaused(MapNode status, MapNode? old, DateTimeOffset now)
    {
        if (old.GetString("reason") != "DeploymentPaused")
        {
            var condition = Conditions.Of(Progressing, true, "DeploymentPaused", "Deployment is paused");
            condition.Set("status", "Unknown");
            Conditions.Set(status, condition, now, "lastUpdateTime");
        }
    }

    private static TimeSpan Deadline(MapNode deployment, MapNode condition, DateTimeOffset now)
    {
        var since = ObjectFields.ParseTime(condition.GetString("lastUpdateTime")) ?? now;
        return since + TimeSpan.FromSeconds(deployment.GetInt64("spec", "progressDeadlineSeconds") ?? 600) - now;
    }

    private static void KeepTransition(MapNode status, MapNode old)
    {
        if (old.GetString("status") == "True" && Conditions.Find(status, Progressing) is { } condition && old.GetString("lastTransitionTime") is { } since)
        {
            condition.Set("lastTransitionTime", since);
        }
    }

    private static long MaxUnavailable(MapNode deployment, long wanted) =>
        deployment.GetString("spec", "strategy", "type") == "Recreate" ? 0 : Math.Min(wanted, RollingUpdate.MaxUnavailable(deployment));

    private static void SetCondition(MapNode status, string type, bool value, string reason, string message, DateTimeOffset now) =>
        Conditions.Set(status, Conditions.Of(type, value, reason, message), now, "lastUpdateTime");
}
