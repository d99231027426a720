using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Pods;

/// <summary>What the controllers of workloads ask about pods.</summary>
internal static class PodState
{
    public static string Phase(MapNode pod) => pod.GetString("status", "phase") ?? "Pending";

    public static bool IsFinished(MapNode pod) => Phase(pod) is "Succeeded" or "Failed";

    /// <summary>Whether the pod counts as a replica.</summary>
    public static bool IsActive(MapNode pod) => !IsFinished(pod) && !pod.IsDeleting();

    public static bool IsReady(MapNode pod) => Conditions.IsTrue(pod.GetMap("status"), "Ready");

    public static bool IsAvailable(MapNode pod, long minReadySeconds, DateTimeOffset now) =>
        IsReady(pod) && (AvailableIn(pod, minReadySeconds, now) ?? TimeSpan.Zero) <= TimeSpan.Zero;

    /// <summary>The time until a ready pod counts as available; null for a pod that is not ready.</summary>
    public static TimeSpan? AvailableIn(MapNode pod, long minReadySeconds, DateTimeOffset now)
    {
        var ready = Conditions.Find(pod.GetMap("status"), "Ready");
        if (ready.GetString("status") != "True")
        {
            return null;
        }

        var since = ObjectFields.ParseTime(ready.GetString("lastTransitionTime")) ?? now;
        return since + TimeSpan.FromSeconds(minReadySeconds) - now;
    }
}
