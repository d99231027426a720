using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>Autoscalers in version 1 know CPU utilization only; version 2 has it among its metrics.</summary>
internal sealed class AutoscalerConverter : IVersionConverter
{
    private const string Percentage = "targetCPUUtilizationPercentage";

    public MapNode Convert(MapNode item, string fromVersion, string toVersion)
    {
        var copy = item.Copy();
        if (copy.GetMap("spec") is { } spec)
        {
            if (toVersion == "v1")
            {
                ToFirst(spec, copy.GetMap("status"));
            }
            else
            {
                ToSecond(spec);
                StatusToSecond(copy.GetMap("status"));
            }
        }

        return copy;
    }

    private static void ToFirst(MapNode spec, MapNode? status)
    {
        foreach (var metric in (spec.GetList("metrics") ?? []).OfType<MapNode>())
        {
            if (metric.GetString("resource", "name") == "cpu" && metric.Get("resource", "target", "averageUtilization") is { } utilization)
            {
                spec.Set(Percentage, utilization);
            }
        }

        spec.Remove("metrics");
        spec.Remove("behavior");
        status?.Remove("currentMetrics");
        status?.Remove("conditions");
        status?.TryAdd("currentReplicas", 0);
    }

    private static void ToSecond(MapNode spec)
    {
        if (spec[Percentage] is { } utilization)
        {
            var target = new MapNode { { "type", "Utilization" }, { "averageUtilization", utilization } };
            var resource = new MapNode { { "name", "cpu" }, { "target", target } };
            spec.Set("metrics", new ListNode { new MapNode { { "type", "Resource" }, { "resource", resource } } });
        }

        spec.Remove(Percentage);
    }

    /// <summary>What is printed when it is zero is another field in each version.</summary>
    private static void StatusToSecond(MapNode? status)
    {
        status?.TryAdd("currentMetrics", NullNode.Instance);
        if (status.GetInt64("currentReplicas") == 0)
        {
            status!.Remove("currentReplicas");
        }
    }
}
