using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Workloads;

internal static class DeploymentRules
{
    public static void Default(MapNode item)
    {
        if (item.GetMap("spec") is not { } spec)
        {
            return;
        }

        spec.Default("replicas", 1);
        spec.Default("revisionHistoryLimit", 10);
        spec.Default("progressDeadlineSeconds", 600);
        var strategy = spec.GetOrAddMap("strategy");
        strategy.Default("type", "RollingUpdate");
        if (strategy.GetString("type") == "RollingUpdate")
        {
            var rolling = strategy.GetOrAddMap("rollingUpdate");
            rolling.Default("maxUnavailable", "25%");
            rolling.Default("maxSurge", "25%");
        }

        PodSpecDefaults.ApplyToTemplate(spec.GetMap("template"));
    }

    /// <summary>Changed annotations count, too: they are copied to the replica sets.</summary>
    public static bool Counts(MapNode item, MapNode old) =>
        Differs(item["spec"], old["spec"]) || Differs(item.Get("metadata", "annotations"), old.Get("metadata", "annotations"));

    public static void Validate(MapNode item, ValidationReport report)
    {
        WorkloadValidation.Validate(item, "deployment", report);
        ValidateStrategy(item.GetMap("spec", "strategy") ?? new MapNode(), report.Errors);
        WorkloadValidation.RequireNoneNegative(item, ["minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds"], report.Errors);
        ValidateDeadline(item.GetMap("spec") ?? new MapNode(), report.Errors);
    }

    private static void ValidateStrategy(MapNode strategy, List<FieldError> errors)
    {
        const string at = "spec.strategy.rollingUpdate";
        var rolling = strategy.GetMap("rollingUpdate");
        switch (strategy.GetString("type"))
        {
            case "Recreate" when rolling is not null:
                errors.Add(FieldError.Forbidden(at, "may not be specified when strategy `type` is 'Recreate'"));
                break;
            case "RollingUpdate" when rolling is not null:
                IntOrPercentRules.Validate(rolling["maxUnavailable"], $"{at}.maxUnavailable", errors);
                IntOrPercentRules.Validate(rolling["maxSurge"], $"{at}.maxSurge", errors);
                if (IsZero(rolling["maxUnavailable"]) && IsZero(rolling["maxSurge"]))
                {
                    errors.Add(FieldError.Invalid($"{at}.maxUnavailable", rolling["maxUnavailable"], "may not be 0 when `maxSurge` is 0"));
                }

                IntOrPercentRules.ValidateShare(rolling["maxUnavailable"], $"{at}.maxUnavailable", errors);
                break;
            case not ("Recreate" or "RollingUpdate"):
                var printed = new MapNode { { "Type", strategy.GetString("type") ?? "" }, { "RollingUpdate", NullNode.Instance } };
                errors.Add(FieldError.NotSupported("spec.strategy", printed, ["Recreate", "RollingUpdate"]));
                break;
        }
    }

    private static void ValidateDeadline(MapNode spec, List<FieldError> errors)
    {
        if (spec.GetInt64("progressDeadlineSeconds") is { } deadline && deadline <= (spec.GetInt64("minReadySeconds") ?? 0))
        {
            errors.Add(FieldError.Invalid("spec.progressDeadlineSeconds", NumberNode.Of(deadline), "must be greater than minReadySeconds"));
        }
    }

    private static bool IsZero(Node? value) => value is NumberNode { Text: "0" } or StringNode { Value: "0%" };

    public static void ValidateStatus(MapNode item, ValidationReport report)
    {
        var total = item.GetInt64("status", "replicas") ?? 0;
        foreach (var field in (ReadOnlySpan<string>)["updatedReplicas", "readyReplicas", "availableReplicas"])
        {
            if (item.GetInt64("status", field) is { } count && count > total)
            {
                report.Errors.Add(FieldError.Invalid($"status.{field}", NumberNode.Of(count), "cannot be greater than status.replicas"));
            }
        }

        if (item.GetInt64("status", "availableReplicas") > (item.GetInt64("status", "readyReplicas") ?? 0))
        {
            report.Errors.Add(FieldError.Invalid("status.availableReplicas", item.Get("status", "availableReplicas"), "cannot be greater than readyReplicas"));
        }
    }

    private static bool Differs(Node? left, Node? right) => left is null ? right is not null : !left.Equals(right);
}
