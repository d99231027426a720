using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The rules of where a pod may be placed: affinity and spreading.</summary>
internal static class PlacementValidation
{
    private const string Required = "requiredDuringSchedulingIgnoredDuringExecution";
    private const string Preferred = "preferredDuringSchedulingIgnoredDuringExecution";

    private static readonly string[] SpreadActions = ["DoNotSchedule", "ScheduleAnyway"];

    public static void ValidateAffinity(MapNode spec, FieldPath path, List<FieldError> errors)
    {
        if (spec.GetMap("affinity", "nodeAffinity") is { } nodes)
        {
            ValidateNodes(nodes, path.Child("nodeAffinity"), errors);
        }

        foreach (var field in (ReadOnlySpan<string>)["podAffinity", "podAntiAffinity"])
        {
            if (spec.GetMap("affinity", field) is { } pods)
            {
                ValidatePods(pods, path.Child(field), errors);
            }
        }
    }

    public static void ValidateSpread(MapNode spec, FieldPath path, List<FieldError> errors)
    {
        foreach (var (index, constraint) in spec.Items("topologySpreadConstraints").Index())
        {
            var at = path.Index(index);
            if (constraint.GetInt64("maxSkew") is null or <= 0)
            {
                errors.Add(FieldError.Invalid(at.Child("maxSkew").ToString(), NumberNode.Of(constraint.GetInt64("maxSkew") ?? 0), "must be greater than zero"));
            }

            if (string.IsNullOrEmpty(constraint.GetString("topologyKey")))
            {
                errors.Add(FieldError.Required(at.Child("topologyKey").ToString(), "can not be empty"));
            }

            var action = constraint.GetString("whenUnsatisfiable") ?? "";
            if (!SpreadActions.Contains(action))
            {
                errors.Add(FieldError.NotSupported(at.Child("whenUnsatisfiable").ToString(), action, SpreadActions));
            }
        }
    }

    private static void ValidateNodes(MapNode nodes, FieldPath path, List<FieldError> errors)
    {
        if (nodes.GetMap(Required) is { } required)
        {
            var terms = path.Child(Required).Child("nodeSelectorTerms");
            if (!required.Items("nodeSelectorTerms").Any())
            {
                errors.Add(FieldError.Required(terms.ToString(), "must have at least one node selector term"));
            }

            foreach (var (index, term) in required.Items("nodeSelectorTerms").Index())
            {
                ValidateTerm(term, terms.Index(index), errors);
            }
        }

        var preference = 0;
        foreach (var preferred in nodes.Items(Preferred))
        {
            var at = path.Child(Preferred).Index(preference++);
            ValidateWeight(preferred, at, errors);
            ValidateTerm(preferred.GetMap("preference") ?? new MapNode(), at.Child("preference"), errors);
        }
    }

    private static void ValidateTerm(MapNode term, FieldPath path, List<FieldError> errors)
    {
        foreach (var (index, requirement) in term.Items("matchExpressions").Index())
        {
            var at = path.Child("matchExpressions").Index(index);
            var count = requirement.GetList("values")?.Count ?? 0;
            switch (requirement.GetString("operator") ?? "")
            {
                case "In" or "NotIn" when count == 0:
                    errors.Add(FieldError.Required(at.Child("values").ToString(), "must be specified when `operator` is 'In' or 'NotIn'"));
                    break;
                case "Exists" or "DoesNotExist" when count > 0:
                    errors.Add(FieldError.Forbidden(at.Child("values").ToString(), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
                    break;
                case "Gt" or "Lt" when count != 1:
                    errors.Add(FieldError.Required(at.Child("values").ToString(), "must be specified single value when `operator` is 'Lt' or 'Gt'"));
                    break;
                case "In" or "NotIn" or "Exists" or "DoesNotExist" or "Gt" or "Lt":
                    break;
                case var other:
                    errors.Add(FieldError.Invalid(at.Child("operator").ToString(), other, "not a valid selector operator"));
                    break;
            }

            var key = requirement.GetString("key") ?? "";
            errors.AddRange(NameRules.QualifiedName(key).Select(fault => FieldError.Invalid(at.Child("key").ToString(), key, fault)));
        }
    }

    private static void ValidatePods(MapNode pods, FieldPath path, List<FieldError> errors)
    {
        foreach (var (index, term) in pods.Items(Required).Index())
        {
            ValidateTopology(term, path.Child(Required).Index(index), errors);
        }

        foreach (var (index, preferred) in pods.Items(Preferred).Index())
        {
            var at = path.Child(Preferred).Index(index);
            ValidateWeight(preferred, at, errors);
            ValidateTopology(preferred.GetMap("podAffinityTerm") ?? new MapNode(), at.Child("podAffinityTerm"), errors);
        }
    }

    private static void ValidateTopology(MapNode term, FieldPath path, List<FieldError> errors)
    {
        var key = term.GetString("topologyKey") ?? "";
        if (key.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("topologyKey").ToString(), "can not be empty"));
        }

        errors.AddRange(NameRules.QualifiedName(key).Select(fault => FieldError.Invalid(path.Child("topologyKey").ToString(), key, fault)));
    }

    private static void ValidateWeight(MapNode preferred, FieldPath path, List<FieldError> errors)
    {
        if (preferred.GetInt64("weight") is null or < 1 or > 100)
        {
            errors.Add(FieldError.Invalid(path.Child("weight").ToString(), NumberNode.Of(preferred.GetInt64("weight") ?? 0), "must be in the range 1-100"));
        }
    }
}
