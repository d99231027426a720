using Flux.DevCluster.Controllers.Pods;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>How many of a workload's pods there are, and how many of them are ready and available.</summary>
internal readonly record struct ReplicaCounts(long Total, long Ready, long Available, TimeSpan? NextAvailable)
{
    public static ReplicaCounts Of(IEnumerable<StoredObject> pods, long minReadySeconds, DateTimeOffset now)
    {
        long total = 0, ready = 0, available = 0;
        TimeSpan? next = null;
        foreach (var pod in pods)
        {
            total++;
            if (PodState.AvailableIn(pod.Root, minReadySeconds, now) is not { } wait)
            {
                continue;
            }

            ready++;
            if (wait <= TimeSpan.Zero)
            {
                available++;
            }
            else
            {
                next = next is { } earlier && earlier < wait ? earlier : wait;
            }
        }

        return new ReplicaCounts(total, ready, available, next);
    }

    /// <summary>Sets a count, or removes it where zero: statuses leave zeros out.</summary>
    public static void Put(MapNode status, string field, long value)
    {
        if (value == 0)
        {
            status.Remove(field);
        }
        else
        {
            status.Set(field, value);
        }
    }
}
