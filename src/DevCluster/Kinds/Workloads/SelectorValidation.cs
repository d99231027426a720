using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Workloads;

/// <summary>The rules of LabelSelector objects.</summary>
internal static class SelectorValidation
{
    private static readonly string[] Operators = ["In", "NotIn", "Exists", "DoesNotExist"];

    public static void Validate(MapNode selector, FieldPath path, List<FieldError> errors)
    {
        LabelRules.ValidateLabels(selector["matchLabels"], path.Child("matchLabels").ToString(), errors);
        foreach (var (index, expression) in selector.Items("matchExpressions").Index())
        {
            ValidateExpression(expression, path.Child("matchExpressions").Index(index), errors);
        }
    }

    /// <summary>Whether a selector can be made of it at all.</summary>
    public static bool CanBeUsed(MapNode selector)
    {
        List<FieldError> errors = [];
        Validate(selector, FieldPath.Root("selector"), errors);
        return errors.Count == 0;
    }

    private static void ValidateExpression(MapNode expression, FieldPath path, List<FieldError> errors)
    {
        var values = expression.GetList("values");
        switch (expression.GetString("operator"))
        {
            case "In" or "NotIn" when values is null or { Count: 0 }:
                errors.Add(FieldError.Required(path.Child("values").ToString(), "must be specified when `operator` is 'In' or 'NotIn'"));
                break;
            case "Exists" or "DoesNotExist" when values is { Count: > 0 }:
                errors.Add(FieldError.Forbidden(path.Child("values").ToString(), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
                break;
            case { } given when !Operators.Contains(given):
                errors.Add(FieldError.Invalid(path.Child("operator").ToString(), given, "not a valid selector operator"));
                break;
        }
    }
}
