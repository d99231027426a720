using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>The condition <c>Progressing</c> of a Deployment: how its roll-out goes, and whether it has stopped to.</summary>
internal static class RolloutCondition
{
    private const string Type = "Progressing";
    private const string Complete = "NewReplicaSetAvailable";
    private const string Paused = "DeploymentPaused";
    private const string TimedOut = "ProgressDeadlineExceeded";

    public static void Describe(MapNode deployment, MapNode status, DeploymentProgress progress, DateTimeOffset now)
    {
        if (DeadlineOf(deployment) is null)
        {
            Conditions.Remove(status, Type);
            return;
        }

        Announce(status, progress, now);
        var reason = Conditions.Find(status, Type).GetString("reason");
        if (progress.IsPaused || (reason == Complete && progress.Total == progress.Updated))
        {
            // What is rolled out stays so, whatever its pods do and however many there are to be.
            return;
        }

        if (progress.IsComplete)
        {
            Set(status, "True", Complete, $"ReplicaSet \"{progress.Current}\" has successfully progressed.", now);
        }
        else if (HasProgressed(deployment.GetMap("status"), progress))
        {
            Advance(status, $"{Subject(deployment, progress)} is progressing.", now);
        }
        else if (reason is not (null or Complete or TimedOut) && DeadlineIn(deployment, status, now) <= TimeSpan.Zero)
        {
            Set(status, "False", TimedOut, $"{Subject(deployment, progress)} has timed out progressing.", now);
        }
    }

    public static void Refuse(MapNode deployment, MapNode status, string message, DateTimeOffset now)
    {
        if (DeadlineOf(deployment) is not null)
        {
            Set(status, "False", "ReplicaSetCreateError", $"Failed to create new replica set \"{DeploymentRevisions.NextName(deployment)}\": {message}", now);
        }
    }

    /// <summary>The time until the roll-out counts as stuck; null when it cannot.</summary>
    public static TimeSpan? DeadlineIn(MapNode deployment, DateTimeOffset now)
    {
        var status = deployment.GetMap("status");
        if (DeadlineOf(deployment) is null || Conditions.Find(status, Type) is not { } condition || condition.GetString("reason") is TimedOut or Complete)
        {
            return null;
        }

        var left = DeadlineIn(deployment, status, now);
        return left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(100);
    }

    /// <summary>Says what has happened before looking at how far it is: a pause or its end, a ReplicaSet that was made or found.</summary>
    private static void Announce(MapNode status, DeploymentProgress progress, DateTimeOffset now)
    {
        var reason = Conditions.Find(status, Type).GetString("reason");
        if (progress.IsPaused)
        {
            if (reason != TimedOut)
            {
                Set(status, "Unknown", Paused, "Deployment is paused", now);
            }
        }
        else if (progress.IsNew)
        {
            Set(status, "True", "NewReplicaSetCreated", $"Created new replica set \"{progress.Current}\"", now);
        }
        else if (reason == Paused)
        {
            Set(status, "Unknown", "DeploymentResumed", "Deployment is resumed", now);
        }
        else if (reason is null && progress.Current is not null)
        {
            Set(status, "True", "FoundNewReplicaSet", $"Found new replica set \"{progress.Current}\"", now);
        }
    }

    private static bool HasProgressed(MapNode? before, DeploymentProgress progress)
    {
        var updated = before.GetInt64("updatedReplicas") ?? 0;
        return progress.Updated > updated
            || progress.Total - progress.Updated < (before.GetInt64("replicas") ?? 0) - updated
            || progress.Ready > (before.GetInt64("readyReplicas") ?? 0)
            || progress.Available > (before.GetInt64("availableReplicas") ?? 0);
    }

    /// <summary>Each step forward restarts the clock of the deadline, and leaves the time of the transition.</summary>
    private static void Advance(MapNode status, string message, DateTimeOffset now)
    {
        var old = Conditions.Find(status, Type);
        Conditions.Remove(status, Type);
        var condition = Conditions.Of(Type, true, "ReplicaSetUpdated", message);
        if (old.GetString("status") == "True" && old.GetString("lastTransitionTime") is { } since)
        {
            condition.Set("lastTransitionTime", since);
        }

        Conditions.Append(status, condition, now);
    }

    private static string Subject(MapNode deployment, DeploymentProgress progress) =>
        progress.Current is { } set ? $"ReplicaSet \"{set}\"" : $"Deployment \"{deployment.Name()}\"";

    private static TimeSpan DeadlineIn(MapNode deployment, MapNode? status, DateTimeOffset now)
    {
        var since = ObjectFields.ParseTime(Conditions.Find(status, Type).GetString("lastUpdateTime")) ?? now;
        return since + TimeSpan.FromSeconds(DeadlineOf(deployment) ?? 0) - now;
    }

    /// <summary>Seconds; null when the roll-out is not watched, which the largest number says.</summary>
    private static long? DeadlineOf(MapNode deployment) =>
        deployment.GetInt64("spec", "progressDeadlineSeconds") is { } seconds and < int.MaxValue ? seconds : null;

    private static void Set(MapNode status, string value, string reason, string message, DateTimeOffset now)
    {
        var condition = Conditions.Of(Type, true, reason, message);
        condition.Set("status", value);
        Conditions.Append(status, condition, now);
    }
}
