using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>The rules of ValidatingAdmissionPolicyBindings.</summary>
internal static class PolicyBindingRules
{
    private const string Exclusive = "name and selector are mutually exclusive";

    private static readonly string[] Actions = ["Audit", "Deny", "Warn"];

    public static void Validate(MapNode item, ValidationReport report)
    {
        var spec = item.GetMap("spec") ?? new MapNode();
        var errors = report.Errors;
        var policy = spec.GetString("policyName") ?? "";
        if (policy.Length == 0)
        {
            errors.Add(FieldError.Required("spec.policyName"));
        }
        else
        {
            errors.AddRange(NameRules.Dns1123Subdomain(policy).Select(fault => FieldError.Invalid("spec.policyName", policy, fault)));
        }

        ValidateReference(spec.GetMap("paramRef"), errors);
        if (spec.GetMap("matchResources") is { } resources)
        {
            // The misspelled path is what the real server prints.
            MatchResourceRules.Validate(resources, "spec.matchResouces", errors);
        }

        ValidateActions(spec.GetList("validationActions") ?? [], errors);
    }

    private static void ValidateReference(MapNode? reference, List<FieldError> errors)
    {
        if (reference is null)
        {
            return;
        }

        var hasName = reference.GetString("name") is { Length: > 0 };
        var hasSelector = reference.GetMap("selector") is not null;
        if (hasName && hasSelector)
        {
            errors.Add(FieldError.Forbidden("spec.paramRef.name", Exclusive));
            errors.Add(FieldError.Forbidden("spec.paramRef.selector", Exclusive));
        }
        else if (!hasName && !hasSelector)
        {
            errors.Add(FieldError.Required("spec.paramRef", "one of name or selector must be specified"));
        }

        if (reference.GetString("parameterNotFoundAction") is not { Length: > 0 } action)
        {
            errors.Add(FieldError.Required("spec.paramRef.parameterNotFoundAction"));
        }
        else if (action is not ("Allow" or "Deny"))
        {
            errors.Add(FieldError.NotSupported("spec.paramRef.parameterNotFoundAction", action, ["Deny", "Allow"]));
        }
    }

    private static void ValidateActions(ListNode actions, List<FieldError> errors)
    {
        const string Field = "spec.validationActions";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < actions.Count; i++)
        {
            var action = (actions[i] as StringNode)?.Value ?? "";
            if (!Actions.Contains(action))
            {
                errors.Add(FieldError.NotSupported($"{Field}[{i}]", action, Actions));
            }

            if (!seen.Add(action))
            {
                errors.Add(FieldError.Duplicate($"{Field}[{i}]", action));
            }
        }

        if (seen.Contains("Deny") && seen.Contains("Warn"))
        {
            errors.Add(FieldError.Invalid(
                Field,
                actions,
                "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)"));
        }
        else if (seen.Count == 0)
        {
            errors.Add(FieldError.Required(Field, "at least one validation action is required"));
        }
    }
}
