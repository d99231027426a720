using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Pods;

/// <summary>The statuses that a kubelet would write.</summary>
internal static class PodStatus
{
    /// <summary>Running and ready, or what the pod's simulation asks for; false when it is so already.</summary>
    public static bool Run(MapNode pod, string address, DateTimeOffset now)
    {
        var status = Begin(pod, address, now);
        var simulation = Simulation.Of(pod);
        var (phase, state, isReady) = simulation switch
        {
            Simulation.Fail => ("Pending", Waiting("ImagePullBackOff", $"Back-off pulling image \"{Image(pod)}\""), false),
            Simulation.Hang => ("Pending", Waiting("ContainerCreating", null), false),
            Simulation.CrashLoop => ("Running", Waiting("CrashLoopBackOff", "back-off 5m0s restarting failed container"), false),
            _ => ("Running", Started(now), true),
        };
        status.Set("phase", phase);
        SetReady(status, isReady, isReady ? null : "ContainersNotReady", NotReadyMessage(pod, isReady), now);
        var restarts = simulation == Simulation.CrashLoop ? 5 : 0;
        SetContainers(pod, status, state, isReady, restarts);
        return Store(pod, status);
    }

    /// <summary>The containers have ended.</summary>
    public static bool End(MapNode pod, string address, bool fails, DateTimeOffset now)
    {
        var status = Begin(pod, address, now);
        status.Set("phase", fails ? "Failed" : "Succeeded");
        SetReady(status, false, fails ? "PodFailed" : "PodCompleted", null, now);
        var terminated = new MapNode
        {
            { "exitCode", fails ? 1 : 0 },
            { "reason", fails ? "Error" : "Completed" },
            { "startedAt", status.GetString("startTime") ?? ObjectFields.Format(now) },
            { "finishedAt", ObjectFields.Format(now) },
        };
        SetContainers(pod, status, new MapNode { { "terminated", terminated } }, isReady: false, restarts: 0);
        return Store(pod, status);
    }

    private static MapNode Begin(MapNode pod, string address, DateTimeOffset now)
    {
        var status = pod.GetMap("status")?.Copy() ?? new MapNode();
        status.Set("observedGeneration", pod.Generation());
        status.Set("hostIP", "10.0.0.1");
        status.Set("hostIPs", new ListNode { new MapNode { { "ip", "10.0.0.1" } } });

        // A pod keeps the address it got first.
        if (status.TryAdd("podIP", address))
        {
            status.Set("podIPs", new ListNode { new MapNode { { "ip", address } } });
        }

        status.TryAdd("startTime", ObjectFields.Format(now));
        Set(status, "Initialized", true, null, null, now);
        Set(status, "PodScheduled", true, null, null, now);
        return status;
    }

    private static void SetReady(MapNode status, bool isReady, string? reason, string? message, DateTimeOffset now)
    {
        Set(status, "Ready", isReady, reason, message, now);
        Set(status, "ContainersReady", isReady, reason, message, now);
    }

    private static void Set(MapNode status, string type, bool value, string? reason, string? message, DateTimeOffset now)
    {
        var condition = new MapNode { { "type", type }, { "status", value ? "True" : "False" }, { "lastProbeTime", NullNode.Instance } };
        if (reason is not null)
        {
            condition.Set("reason", reason);
        }

        if (message is not null)
        {
            condition.Set("message", message);
        }

        if (Conditions.Find(status, type) is { } old && reason is null && old.GetString("reason") is not null)
        {
            Conditions.Remove(status, type);
        }

        Conditions.Set(status, condition, now);
    }

    private static void SetContainers(MapNode pod, MapNode status, MapNode state, bool isReady, long restarts)
    {
        var old = status.GetList("containerStatuses");
        var list = new ListNode();
        foreach (var container in pod.GetList("spec", "containers")?.OfType<MapNode>() ?? [])
        {
            var name = container.GetString("name") ?? "";
            var before = old?.OfType<MapNode>().FirstOrDefault(entry => entry.GetString("name") == name);
            var image = container.GetString("image") ?? "";
            list.Add(new MapNode
            {
                { "name", name },
                { "state", KeepStart(before, state) },
                { "lastState", new MapNode() },
                { "ready", isReady },
                { "restartCount", restarts },
                { "image", image },
                { "imageID", "" },
                { "started", isReady },
            });
        }

        status.Set("containerStatuses", list);
    }

    /// <summary>A container that runs already has started when it did.</summary>
    private static Node KeepStart(MapNode? before, MapNode state) =>
        state.ContainsKey("running") && before.GetMap("state") is { } old && old.ContainsKey("running") ? old.DeepClone() : state.DeepClone();

    private static bool Store(MapNode pod, MapNode status)
    {
        if (status.Equals(pod["status"]))
        {
            return false;
        }

        pod.Set("status", status);
        return true;
    }

    private static MapNode Started(DateTimeOffset now) => new() { { "running", new MapNode { { "startedAt", ObjectFields.Format(now) } } } };

    private static MapNode Waiting(string reason, string? message)
    {
        var waiting = new MapNode { { "reason", reason } };
        if (message is not null)
        {
            waiting.Set("message", message);
        }

        return new MapNode { { "waiting", waiting } };
    }

    private static string? NotReadyMessage(MapNode pod, bool isReady)
    {
        var names = (pod.GetList("spec", "containers") ?? []).Select(container => container.GetString("name"));
        return isReady ? null : $"containers with unready status: [{string.Join(' ', names)}]";
    }

    private static string Image(MapNode pod) => pod.GetList("spec", "containers") is { Count: > 0 } containers ? containers[0].GetString("image") ?? "" : "";
}
