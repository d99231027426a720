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
        switch (value)
        {
            case NumberNode number when number.TryGetInt64(out var amount) && amount < 0:
                errors.Add(FieldError.Invalid(field, number, "must be greater than or equal to 0"));
                break;
            case StringNode text when !IsPercent(text.Value, out var percent):
                errors.Add(FieldError.Invalid(field, text, "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"));
                break;
            case StringNode text when IsPercent(text.Value, out var percent) && percent > 100:
                errors.Add(FieldError.Invalid(field, text, "must not be greater than 100%"));
                break;
        }
    }

    private static bool IsPercent(string text, out long percent)
    {
        percent = 0;
        return text.EndsWith('%') && long.TryParse(text.AsSpan(0, text.Length - 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out percent);
    }
}
