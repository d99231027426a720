using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>The rules of autoscalers: bounds, and what is scaled.</summary>
internal static class AutoscalerRules
{
    private static readonly string[] MetricTypes = ["ContainerResource", "External", "Object", "Pods", "Resource"];

    public static void Validate(MapNode item, ValidationReport report)
    {
        var spec = item.GetMap("spec") ?? new MapNode();
        var errors = report.Errors;
        var least = spec.GetInt64("minReplicas");
        var most = spec.GetInt64("maxReplicas") ?? 0;
        if (least < 1)
        {
            errors.Add(FieldError.Invalid("spec.minReplicas", NumberNode.Of(least.Value), "must be greater than or equal to 1"));
        }

        if (most < 1)
        {
            errors.Add(FieldError.Required("spec.maxReplicas", "must be set and greater than 0"));
        }
        else if (least > most)
        {
            errors.Add(FieldError.Invalid("spec.maxReplicas", NumberNode.Of(most), "must be greater than or equal to `minReplicas`"));
        }

        ValidateTarget(spec.GetMap("scaleTargetRef") ?? new MapNode(), errors);
        foreach (var (index, metric) in (spec.GetList("metrics") ?? []).OfType<MapNode>().Index())
        {
            ValidateMetric(metric, $"spec.metrics[{index}]", errors);
        }

        if (least == 0)
        {
            errors.Add(FieldError.Forbidden("spec.metrics", "must specify at least one Object or External metric to support scaling to zero replicas"));
        }
    }

    private static void ValidateMetric(MapNode metric, string path, List<FieldError> errors)
    {
        var type = metric.GetString("type") ?? "";
        if (type.Length == 0)
        {
            errors.Add(FieldError.Required(path + ".type", "must specify a metric source type"));
        }
        else if (!MetricTypes.Contains(type))
        {
            errors.Add(FieldError.NotSupported(path + ".type", type, MetricTypes));
        }
        else if (char.ToLowerInvariant(type[0]) + type[1..] is var field && metric.GetMap(field) is null)
        {
            errors.Add(FieldError.Required($"{path}.{field}", "must populate information for the given metric source"));
        }
    }

    private static void ValidateTarget(MapNode target, List<FieldError> errors)
    {
        foreach (var field in (ReadOnlySpan<string>)["kind", "name"])
        {
            if (string.IsNullOrEmpty(target.GetString(field)))
            {
                errors.Add(FieldError.Required("spec.scaleTargetRef." + field));
            }
        }

        var apiVersion = target.GetString("apiVersion") ?? "";
        if (apiVersion.Length == 0)
        {
            errors.Add(FieldError.Invalid("spec.scaleTargetRef.apiVersion", apiVersion, "apiVersion must specify API group"));
        }
    }
}
