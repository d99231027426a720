using System.Globalization;
using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Tables;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tables;

/// <summary>The row of a pod: its status is the most telling of the states of its containers.</summary>
internal static class PodRow
{
    public static IReadOnlyList<Node> Of(MapNode item, DateTimeOffset now)
    {
        var state = PodRowState.Of(item);
        return
        [
            Cell.Name(item),
            string.Create(CultureInfo.InvariantCulture, $"{state.Ready}/{state.Total}"),
            StatusOf(item, state.Reason),
            Restarts(state, now),
            Cell.Age(item, now),
            Cell.Text(item.Items("status", "podIPs").FirstOrDefault()?.GetString("ip") ?? item.GetString("status", "podIP")),
            Cell.Text(item.GetString("spec", "nodeName")),
            Cell.Text(item.GetString("status", "nominatedNodeName")),
            ReadinessGates(item),
        ];
    }

    /// <summary>What a row says of a pod that is over; null while it is not.</summary>
    public static ListNode? Conditions(MapNode item)
    {
        var (phase, message) = item.GetString("status", "phase") switch
        {
            "Succeeded" => ("Succeeded", "The pod has completed successfully."),
            "Failed" => ("Failed", "The pod failed."),
            _ => ("", ""),
        };
        return phase.Length == 0 ? null : [new MapNode { { "type", "Completed" }, { "status", "True" }, { "reason", phase }, { "message", message } }];
    }

    private static string StatusOf(MapNode item, string reason)
    {
        if (item.Get("metadata", "deletionTimestamp") is null)
        {
            return reason;
        }

        return item.GetString("status", "reason") == "NodeLost" ? "Unknown"
            : item.GetString("status", "phase") is "Succeeded" or "Failed" ? reason
            : "Terminating";
    }

    private static string Restarts(PodRowState state, DateTimeOffset now)
    {
        var text = state.Restarts.ToString(CultureInfo.InvariantCulture);
        return state.Restarts > 0 && state.LastRestart is { } last ? $"{text} ({Age.Since(last, now)} ago)" : text;
    }

    private static Node ReadinessGates(MapNode item)
    {
        var gates = item.Items("spec", "readinessGates").Select(gate => gate.GetString("conditionType")).ToList();
        if (gates.Count == 0)
        {
            return Cell.None;
        }

        var conditions = item.Items("status", "conditions").ToList();
        var open = gates.Count(gate => conditions.Find(condition => condition.GetString("type") == gate)?.GetString("status") == "True");
        return string.Create(CultureInfo.InvariantCulture, $"{open}/{gates.Count}");
    }
}
