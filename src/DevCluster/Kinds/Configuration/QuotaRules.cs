using Flux.KubeApi.Resources;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Quantities;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Configuration;

/// <summary>The rules of ResourceQuotas: what can be limited, and by how much.</summary>
internal static class QuotaRules
{
    private static readonly HashSet<string> Standard = new(StringComparer.Ordinal)
    {
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage", "requests.ephemeral-storage", "limits.cpu", "limits.memory",
        "limits.ephemeral-storage", "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "persistentvolumeclaims", "configmaps", "services.nodeports",
        "services.loadbalancers",
    };

    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "persistentvolumeclaims", "configmaps", "services.nodeports", "services.loadbalancers",
    };

    public static void Validate(MapNode item, ValidationReport report)
    {
        foreach (var (name, value) in (item.GetMap("spec", "hard") ?? new MapNode()).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var path = $"spec.hard[{name}]";
            ValidateName(name, path, report.Errors);
            ValidateAmount(name, (value as StringNode)?.Value ?? value.ToString(), path, report.Errors);
        }

        var standard = (item.GetMap("spec", "hard")?.Keys ?? []).Where(Standard.Contains).Order(StringComparer.Ordinal).ToArray();
        QuotaScopeRules.Validate(item.GetMap("spec") ?? new MapNode(), standard, report.Errors);
        WarnOfRequestsAboveLimits(item.GetMap("spec", "hard") ?? new MapNode(), report);
    }

    private static void ValidateName(string name, string path, List<FieldError> errors)
    {
        errors.AddRange(NameRuleCheck.QualifiedName(name).Select(fault => FieldError.Invalid(path, name, fault)));
        if (!name.Contains('/', StringComparison.Ordinal) && !Standard.Contains(name) && !name.StartsWith("requests.hugepages-", StringComparison.Ordinal) && !name.StartsWith("hugepages-", StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid(path, name, "must be a standard resource for quota"));
        }
    }

    private static void ValidateAmount(string name, string text, string path, List<FieldError> errors)
    {
        if (!Quantity.TryParse(text, out var amount, out _))
        {
            return;
        }

        if (amount < Quantity.Of(0, QuantityFormat.DecimalSI))
        {
            errors.Add(FieldError.Invalid(path, text, "must be greater than or equal to 0"));
        }

        if ((Whole.Contains(name) || name.StartsWith("count/", StringComparison.Ordinal)) && text.EndsWith('m'))
        {
            errors.Add(FieldError.Invalid(path, text, "must be an integer"));
        }
    }

    /// <summary>What may be asked for together should not be more than what may be used.</summary>
    private static void WarnOfRequestsAboveLimits(MapNode hard, ValidationReport report)
    {
        foreach (var resource in (ReadOnlySpan<string>)["cpu", "memory"])
        {
            foreach (var request in (ReadOnlySpan<string>)[resource, "requests." + resource])
            {
                if (hard.GetString(request) is { } asked && hard.GetString("limits." + resource) is { } limit
                    && Quantity.TryParse(asked, out var low, out _) && Quantity.TryParse(limit, out var high, out _) && low > high)
                {
                    report.Warnings.Add($"ResourceQuota {request} ({low}) should be less than limits.{resource} ({high})");
                }
            }
        }
    }
}
