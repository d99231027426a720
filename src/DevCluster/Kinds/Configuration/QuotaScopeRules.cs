using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Configuration;

/// <summary>The scopes that a ResourceQuota may have, and what can be limited within them.</summary>
internal static class QuotaScopeRules
{
    private const string WithoutValues = "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, "
        + "ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";

    private static readonly HashSet<string> Scopes = new(StringComparer.Ordinal)
    {
        "Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity", "VolumeAttributesClass",
    };

    private static readonly HashSet<string> OfPods = new(StringComparer.Ordinal)
    {
        "pods", "cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory",
    };

    /// <param name="resources">The limited resources that are standard ones.</param>
    public static void Validate(MapNode spec, IReadOnlyCollection<string> resources, List<FieldError> errors)
    {
        if (spec.GetList("scopes") is { Count: > 0 } scopes)
        {
            ValidateList(scopes, resources, errors);
        }

        if (spec.GetMap("scopeSelector") is { } selector)
        {
            foreach (var term in selector.Items("matchExpressions"))
            {
                ValidateTerm(selector, term, resources, errors);
            }
        }
    }

    private static void ValidateList(ListNode scopes, IReadOnlyCollection<string> resources, List<FieldError> errors)
    {
        const string Field = "spec.scopes";
        var names = scopes.OfType<StringNode>().Select(scope => scope.Value).ToList();
        foreach (var name in names)
        {
            if (!Scopes.Contains(name))
            {
                errors.Add(FieldError.Invalid(Field, scopes, "unsupported scope"));
            }

            errors.AddRange(resources.Where(resource => !Fits(name, resource)).Select(_ => FieldError.Invalid(Field, scopes, "unsupported scope applied to resource")));
        }

        if ((names.Contains("BestEffort") && names.Contains("NotBestEffort")) || (names.Contains("Terminating") && names.Contains("NotTerminating")))
        {
            errors.Add(FieldError.Invalid(Field, scopes, "conflicting scopes"));
        }
    }

    private static void ValidateTerm(MapNode selector, MapNode term, IReadOnlyCollection<string> resources, List<FieldError> errors)
    {
        const string Field = "spec.scopeSelector.matchExpressions";
        var (name, comparison) = (term.GetString("scopeName") ?? "", term.GetString("operator") ?? "");
        if (!Scopes.Contains(name))
        {
            errors.Add(FieldError.Invalid($"{Field}.scopeName", name, "unsupported scope"));
        }

        errors.AddRange(resources.Where(resource => !Fits(name, resource)).Select(_ => FieldError.Invalid(Field, selector, "unsupported scope applied to resource")));
        if (name is "Terminating" or "NotTerminating" or "BestEffort" or "NotBestEffort" or "CrossNamespacePodAffinity" && comparison != "Exists")
        {
            errors.Add(FieldError.Invalid($"{Field}.operator", comparison, WithoutValues));
        }

        var hasValues = term.GetList("values") is { Count: > 0 };
        switch (comparison)
        {
            case "In" or "NotIn" when !hasValues:
                errors.Add(FieldError.Required($"{Field}.values", "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"));
                break;
            case "Exists" or "DoesNotExist" when hasValues:
                errors.Add(FieldError.Invalid($"{Field}.values", term["values"], "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector"));
                break;
            case "In" or "NotIn" or "Exists" or "DoesNotExist":
                break;
            default:
                errors.Add(FieldError.Invalid($"{Field}.operator", comparison, "not a valid selector operator"));
                break;
        }
    }

    private static bool Fits(string scope, string resource) => scope switch
    {
        "BestEffort" => resource == "pods",
        "VolumeAttributesClass" => resource is "persistentvolumeclaims" or "requests.storage",
        "Terminating" or "NotTerminating" or "NotBestEffort" or "PriorityClass" or "CrossNamespacePodAffinity" => OfPods.Contains(resource),
        _ => true,
    };
}
