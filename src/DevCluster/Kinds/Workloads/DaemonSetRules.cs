using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Workloads;

internal static class DaemonSetRules
{
    private const string Rolling = "spec.updateStrategy.rollingUpdate";

    public static void Validate(MapNode item, ValidationReport report)
    {
        WorkloadValidation.Validate(item, "daemonset", report);
        WorkloadValidation.RequireNoneNegative(item, ["minReadySeconds"], report.Errors);
        var strategy = item.GetMap("spec", "updateStrategy") ?? new MapNode();
        switch (strategy.GetString("type"))
        {
            case "OnDelete":
                break;
            case "RollingUpdate":
                ValidateRolling(strategy.GetMap("rollingUpdate") ?? new MapNode(), report.Errors);
                break;
            case var type:
                var printed = new MapNode { { "Type", type ?? "" }, { "RollingUpdate", NullNode.Instance } };
                report.Errors.Add(FieldError.NotSupported("spec.updateStrategy", printed, ["RollingUpdate", "OnDelete"]));
                break;
        }

        WorkloadValidation.RequireNoneNegative(item, ["revisionHistoryLimit"], report.Errors);
    }

    private static void ValidateRolling(MapNode rolling, List<FieldError> errors)
    {
        foreach (var field in (ReadOnlySpan<string>)["maxUnavailable", "maxSurge"])
        {
            IntOrPercentRules.Validate(rolling[field], $"{Rolling}.{field}", errors);
            IntOrPercentRules.ValidateShare(rolling[field], $"{Rolling}.{field}", errors);
        }

        var hasUnavailable = !IsZero(rolling["maxUnavailable"]);
        var hasSurge = !IsZero(rolling["maxSurge"]);
        if (hasUnavailable && hasSurge)
        {
            errors.Add(FieldError.Invalid($"{Rolling}.maxSurge", rolling["maxSurge"], "may not be set when maxUnavailable is non-zero"));
        }
        else if (!hasUnavailable && !hasSurge)
        {
            errors.Add(FieldError.Required($"{Rolling}.maxUnavailable", "cannot be 0 when maxSurge is 0"));
        }
    }

    private static bool IsZero(Node? value) => value is null or NumberNode { Text: "0" } or StringNode { Value: "0%" };
}
