using Flux.DevCluster.Admission.Expressions;
using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Cel.Admission;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>The rules of match conditions, of policies and of webhooks.</summary>
internal static class MatchConditionRules
{
    private const int MaxConditions = 64;

    public static void Validate(MapNode owner, bool hasParams, string path, List<FieldError> errors)
    {
        var conditions = owner.Items("matchConditions").ToArray();
        if (conditions.Length > MaxConditions)
        {
            errors.Add(FieldError.TooMany(path, conditions.Length, MaxConditions));
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var environment = AdmissionEnvironment.Create(hasParams, hasAuthorizer: true, null);
        for (var i = 0; i < conditions.Length; i++)
        {
            var text = (conditions[i].GetString("expression") ?? "").Trim();
            if (text.Length == 0)
            {
                errors.Add(FieldError.Required($"{path}[{i}].expression"));
            }
            else if (new CompiledExpression(environment, text, CelType.Bool).Error is { } error)
            {
                errors.Add(FieldError.Invalid($"{path}[{i}].expression", text, error));
            }

            ValidateName(conditions[i].GetString("name") ?? "", $"{path}[{i}].name", names, errors);
        }
    }

    private static void ValidateName(string name, string path, HashSet<string> names, List<FieldError> errors)
    {
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(path));
            return;
        }

        errors.AddRange(NameRules.QualifiedName(name).Select(fault => FieldError.Invalid(path, name, fault)));
        if (!names.Add(name))
        {
            errors.Add(FieldError.Duplicate(path, name));
        }
    }
}
