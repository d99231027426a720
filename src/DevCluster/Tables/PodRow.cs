using System.Globalization;
using Flux.KubeApi.Tables;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tables;

/// <summary>The row of a pod: its status is the most telling of the states of its containers.</summary>
internal static class PodRow
{
    public static IReadOnlyList<Node> Of(MapNode item, DateTimeOffset now)
    {
        var statuses = Cell.Containers(item, "status", "containerStatuses").ToList();
        var ready = statuses.Count(status => status.GetBoolean("ready") == true);
        var total = Cell.Containers(item, "spec", "containers").Count();
        return
        [
            Cell.Name(item),
            string.Create(CultureInfo.InvariantCulture, $"{ready}/{total}"),
            Status(item, statuses),
            Restarts(statuses, now),
            Cell.Age(item, now),
            Cell.Text(item.GetString("status", "podIP")),
            Cell.Text(item.GetString("spec", "nodeName")),
            Cell.Text(item.GetString("status", "nominatedNodeName")),
            ReadinessGates(item),
        ];
    }

    private static string Status(MapNode item, List<MapNode> statuses)
    {
        if (item.Get("metadata", "deletionTimestamp") is not null)
        {
            return "Terminating";
        }

        var reason = item.GetString("status", "reason") ?? item.GetString("status", "phase") ?? "";
        if (IsGated(item))
        {
            reason = "SchedulingGated";
        }

        for (var i = statuses.Count - 1; i >= 0; i--)
        {
            reason = ContainerReason(statuses[i]) ?? reason;
        }

        var isRunning = statuses.Exists(status => status.GetMap("state", "running") is not null && status.GetBoolean("ready") == true);
        return reason == "Completed" && isRunning ? "Running" : reason;
    }

    private static bool IsGated(MapNode item) => (item.GetList("status", "conditions") ?? [])
        .Any(condition => condition.GetString("type") == "PodScheduled" && condition.GetString("reason") == "SchedulingGated");

    private static string? ContainerReason(MapNode status)
    {
        if (status.GetString("state", "waiting", "reason") is { Length: > 0 } waiting)
        {
            return waiting;
        }

        if (status.GetMap("state", "terminated") is not { } terminated)
        {
            return null;
        }

        if (terminated.GetString("reason") is { Length: > 0 } reason)
        {
            return reason;
        }

        var signal = terminated.GetInt64("signal") ?? 0;
        return signal != 0 ? $"Signal:{signal}" : $"ExitCode:{terminated.GetInt64("exitCode") ?? 0}";
    }

    private static string Restarts(List<MapNode> statuses, DateTimeOffset now)
    {
        var restarts = statuses.Sum(status => status.GetInt64("restartCount") ?? 0);
        var last = statuses.Select(status => status.GetString("lastState", "terminated", "finishedAt")).OfType<string>().Order(StringComparer.Ordinal).LastOrDefault();
        var text = restarts.ToString(CultureInfo.InvariantCulture);
        return restarts > 0 && last is not null ? $"{text} ({Age.Since(last, now)} ago)" : text;
    }

    private static Node ReadinessGates(MapNode item)
    {
        var gates = (item.GetList("spec", "readinessGates") ?? []).Select(gate => gate.GetString("conditionType")).ToList();
        if (gates.Count == 0)
        {
            return Cell.None;
        }

        var conditions = item.GetList("status", "conditions") ?? [];
        var open = gates.Count(gate => conditions.Any(condition => condition.GetString("type") == gate && condition.GetString("status") == "True"));
        return string.Create(CultureInfo.InvariantCulture, $"{open}/{gates.Count}");
    }
}
