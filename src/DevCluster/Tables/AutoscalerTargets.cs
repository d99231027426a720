using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tables;

/// <summary>What an autoscaler looks at, as what is measured over what is aimed at.</summary>
internal static class AutoscalerTargets
{
    private const int MostShown = 2;
    private const string Unknown = "<unknown>";

    public static string Of(MapNode item)
    {
        var specs = item.Items("spec", "metrics").ToList();
        var statuses = item.Items("status", "currentMetrics").ToList();
        var texts = specs.Select((spec, at) => Text(spec, at < statuses.Count ? statuses[at] : null)).ToList();
        var shown = string.Join(", ", texts.Take(MostShown));
        return texts.Count == 0 ? Cell.None : texts.Count > MostShown ? $"{shown} + {texts.Count - MostShown} more..." : shown;
    }

    private static string Text(MapNode spec, MapNode? status) => spec.GetString("type") switch
    {
        "External" => Total(spec.GetMap("external"), status.GetMap("external")),
        "Object" => Total(spec.GetMap("object"), status.GetMap("object")),
        "Pods" => $"{status.GetString("pods", "current", "averageValue") ?? Unknown}/{spec.GetString("pods", "target", "averageValue")}",
        "Resource" => Resource(spec.GetMap("resource"), status.GetMap("resource")),
        "ContainerResource" => Resource(spec.GetMap("containerResource"), status.GetMap("containerResource")),
        _ => "<unknown type>",
    };

    private static string Total(MapNode? spec, MapNode? status) => spec.GetString("target", "averageValue") is { } average
        ? $"{status.GetString("current", "averageValue") ?? Unknown}/{average} (avg)"
        : $"{status.GetString("current", "value") ?? Unknown}/{spec.GetString("target", "value")}";

    private static string Resource(MapNode? spec, MapNode? status)
    {
        var name = spec.GetString("name");
        if (spec.GetString("target", "averageValue") is { } average)
        {
            return $"{name}: {status.GetString("current", "averageValue") ?? Unknown}/{average}";
        }

        var current = status.GetInt64("current", "averageUtilization") is { } measured ? $"{measured}%" : Unknown;
        var target = spec.GetInt64("target", "averageUtilization") is { } wanted ? $"{wanted}%" : "<auto>";
        return $"{name}: {current}/{target}";
    }
}
