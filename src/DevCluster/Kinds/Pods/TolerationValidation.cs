using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The rules of tolerations.</summary>
internal static class TolerationValidation
{
    private static readonly string[] Operators = ["Equal", "Exists"];
    private static readonly string[] Effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

    public static void Validate(MapNode spec, FieldPath path, List<FieldError> errors)
    {
        foreach (var (index, toleration) in spec.Items("tolerations").Index())
        {
            ValidateOne(toleration, path.Index(index), errors);
        }
    }

    private static void ValidateOne(MapNode toleration, FieldPath path, List<FieldError> errors)
    {
        var key = toleration.GetString("key") ?? "";
        var operation = toleration.GetString("operator") ?? "";
        var effect = toleration.GetString("effect") ?? "";
        if (key.Length > 0)
        {
            errors.AddRange(NameRules.QualifiedName(key).Select(fault => FieldError.Invalid(path.Child("key").ToString(), key, fault)));
        }
        else if (operation != "Exists")
        {
            errors.Add(FieldError.Invalid(path.Child("operator").ToString(), operation, "operator must be Exists when `key` is empty, which means \"match all values and all keys\""));
        }

        if (toleration["tolerationSeconds"] is NumberNode && effect != "NoExecute")
        {
            errors.Add(FieldError.Invalid(path.Child("effect").ToString(), effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"));
        }

        if (operation.Length > 0 && !Operators.Contains(operation))
        {
            errors.Add(FieldError.NotSupported(path.Child("operator").ToString(), operation, Operators));
        }

        if (effect.Length > 0 && !Effects.Contains(effect))
        {
            errors.Add(FieldError.NotSupported(path.Child("effect").ToString(), effect, Effects));
        }
    }
}
