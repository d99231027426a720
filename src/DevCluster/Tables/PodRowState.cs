using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tables;

/// <summary>What the statuses of a pod's containers come to: those that start it first, then those that run.</summary>
internal sealed class PodRowState
{
    private readonly MapNode _pod;
    private readonly HashSet<string> _sidecars;

    private PodRowState(MapNode pod)
    {
        _pod = pod;
        _sidecars = [.. pod.Items("spec", "initContainers").Where(container => container.GetString("restartPolicy") == "Always").Select(container => container.GetString("name") ?? "")];
        Total = pod.Items("spec", "containers").Count() + _sidecars.Count;
        Reason = pod.GetString("status", "reason") is { Length: > 0 } reason ? reason : pod.GetString("status", "phase") ?? "";
        if (pod.Items("status", "conditions").Any(condition => condition.GetString("type") == "PodScheduled" && condition.GetString("reason") == "SchedulingGated"))
        {
            Reason = "SchedulingGated";
        }
    }

    public int Total { get; }

    public int Ready { get; private set; }

    public string Reason { get; private set; }

    public long Restarts { get; private set; }

    /// <summary>When the container that was restarted last had ended; null when none was.</summary>
    public string? LastRestart { get; private set; }

    public static PodRowState Of(MapNode pod)
    {
        var state = new PodRowState(pod);
        var isStarting = state.ReadStarting();
        if (!isStarting || pod.Items("status", "conditions").Any(condition => condition.GetString("type") == "Initialized" && condition.GetString("status") == "True"))
        {
            state.ReadRunning();
        }

        return state;
    }

    /// <returns>Whether one of the init containers is not done.</returns>
    private bool ReadStarting()
    {
        var at = 0;
        foreach (var status in _pod.Items("status", "initContainerStatuses"))
        {
            CountRestarts(status);
            var isSidecar = _sidecars.Contains(status.GetString("name") ?? "");
            if (isSidecar && status.GetBoolean("started") == true && !IsDone(status))
            {
                Ready += status.GetBoolean("ready") == true ? 1 : 0;
            }
            else if (!IsDone(status))
            {
                Reason = "Init:" + (Ended(status) ?? Waiting(status) ?? $"{at}/{_pod.Items("spec", "initContainers").Count()}");
                return true;
            }

            at++;
        }

        return false;
    }

    private void ReadRunning()
    {
        (Restarts, LastRestart) = (0, null);
        foreach (var status in _pod.Items("status", "initContainerStatuses").Where(status => _sidecars.Contains(status.GetString("name") ?? "")))
        {
            CountRestarts(status);
        }

        var hasRunning = false;
        foreach (var status in _pod.Items("status", "containerStatuses").Reverse())
        {
            CountRestarts(status);
            if ((status.GetString("state", "waiting", "reason") is { Length: > 0 } waiting ? waiting : Ended(status)) is { } reason)
            {
                Reason = reason;
            }
            else if (status.GetBoolean("ready") == true && status.GetMap("state", "running") is not null)
            {
                hasRunning = true;
                Ready++;
            }
        }

        if (Reason == "Completed" && hasRunning)
        {
            var isReady = _pod.Items("status", "conditions").Any(condition => condition.GetString("type") == "Ready" && condition.GetString("status") == "True");
            Reason = isReady ? "Running" : "NotReady";
        }
    }

    private void CountRestarts(MapNode status)
    {
        Restarts += status.GetInt64("restartCount") ?? 0;
        if (status.GetString("lastState", "terminated", "finishedAt") is { } ended && string.CompareOrdinal(ended, LastRestart) > 0)
        {
            LastRestart = ended;
        }
    }

    private static bool IsDone(MapNode status) => status.GetMap("state", "terminated") is { } terminated && (terminated.GetInt64("exitCode") ?? 0) == 0;

    private static string? Waiting(MapNode status) => status.GetString("state", "waiting", "reason") is { Length: > 0 } reason && reason != "PodInitializing" ? reason : null;

    private static string? Ended(MapNode status)
    {
        if (status.GetMap("state", "terminated") is not { } terminated)
        {
            return null;
        }

        return terminated.GetString("reason") is { Length: > 0 } reason ? reason
            : terminated.GetInt64("signal") is { } signal and not 0 ? $"Signal:{signal}"
            : $"ExitCode:{terminated.GetInt64("exitCode") ?? 0}";
    }
}
