using Flux.DevCluster.Kinds.Workloads;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>The rules of disruption budgets.</summary>
internal static class BudgetRules
{
    private static readonly string[] EvictionPolicies = ["AlwaysAllow", "IfHealthyBudget"];

    public static void Validate(MapNode item, ValidationReport report)
    {
        var spec = item.GetMap("spec") ?? new MapNode();
        if (spec["minAvailable"] is { } minimum && spec["maxUnavailable"] is { } maximum)
        {
            var printed = new MapNode
            {
                { "MinAvailable", minimum },
                { "Selector", spec["selector"] ?? NullNode.Instance },
                { "MaxUnavailable", maximum },
                { "UnhealthyPodEvictionPolicy", spec["unhealthyPodEvictionPolicy"] ?? NullNode.Instance },
            };
            report.Errors.Add(FieldError.Invalid("spec", printed, "minAvailable and maxUnavailable cannot be both set"));
        }

        foreach (var field in (ReadOnlySpan<string>)["minAvailable", "maxUnavailable"])
        {
            ValidateAmount(spec[field], $"spec.{field}", report.Errors);
        }

        if (spec.GetString("unhealthyPodEvictionPolicy") is { } policy && !EvictionPolicies.Contains(policy))
        {
            report.Errors.Add(FieldError.NotSupported("spec.unhealthyPodEvictionPolicy", policy, EvictionPolicies));
        }
    }

    private static void ValidateAmount(Node? value, string field, List<FieldError> errors)
    {
        IntOrPercentRules.Validate(value, field, errors);
        IntOrPercentRules.ValidateShare(value, field, errors);
    }
}
