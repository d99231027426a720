using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Status;

internal static class PodStatus
{
    /// <summary>So long after its creation a Pod that cannot be scheduled is no failure yet.</summary>
    private static readonly TimeSpan SchedulingTime = TimeSpan.FromSeconds(15);

    public static StatusResult Compute(MapNode item, DateTimeOffset now)
    {
        var conditions = item.Conditions();
        var phase = item.Text("", "status", "phase");
        return phase switch
        {
            "Succeeded" => StatusResult.Current("Pod has completed successfully"),
            "Failed" => StatusResult.Current("Pod has completed, but not successfully"),
            "Running" when conditions.Any(condition => condition.Is("Ready", "True")) => StatusResult.Current("Pod is Ready"),
            "Running" => ComputeRunning(item),
            "Pending" => ComputePending(item, conditions, now),
            "" => StatusResult.InProgress("PodNotObserved", "Pod phase not available"),
            _ => throw new StatusException($"unknown phase {phase}"),
        };
    }

    private static StatusResult ComputeRunning(MapNode item)
    {
        var looping = (item.GetList("status", "containerStatuses") ?? [])
            .Where(status => status.GetString("state", "waiting", "reason") == "CrashLoopBackOff" && status.GetString("name") is not null)
            .Select(status => status.GetString("name"))
            .ToArray();
        return looping.Length > 0
            ? StatusResult.Failed("ContainerCrashLooping", $"Containers in CrashLoop state: {string.Join(',', looping)}")
            : StatusResult.InProgress("PodRunningNotReady", "Pod is running but is not Ready");
    }

    private static StatusResult ComputePending(MapNode item, IReadOnlyList<ReadCondition> conditions, DateTimeOffset now)
    {
        var scheduled = conditions.FirstOrDefault(condition => condition.Is("PodScheduled", "False"));
        if (scheduled.Reason != "Unschedulable")
        {
            return StatusResult.InProgress("PodPending", "Pod is in the Pending phase");
        }

        var isNew = DateTimeOffset.TryParse(
            item.Text("", "metadata", "creationTimestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created)
            && now - SchedulingTime < created;
        return isNew
            ? StatusResult.InProgress("PodNotScheduled", "Pod has not been scheduled")
            : StatusResult.Failed("PodUnschedulable", "Pod could not be scheduled");
    }
}
