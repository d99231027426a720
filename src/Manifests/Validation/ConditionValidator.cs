using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Validation;

/// <summary>The rules for <c>status.conditions</c> of the standard form.</summary>
public static class ConditionValidator
{
    private const int MaxReasonBytes = 1024;
    private const int MaxMessageBytes = 32 * 1024;

    private static readonly string[] Statuses = ["False", "True", "Unknown"];

    public static IReadOnlyList<FieldError> Validate(ListNode conditions, string path = "status.conditions")
    {
        var errors = new List<FieldError>();
        var types = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < conditions.Count; i++)
        {
            var condition = conditions[i] as MapNode ?? [];
            var type = condition.GetString("type") ?? "";
            if (!types.Add(type))
            {
                errors.Add(FieldError.Duplicate($"{path}[{i}].type", type));
            }

            Validate(condition, $"{path}[{i}]", errors);
        }

        return errors;
    }

    private static void Validate(MapNode condition, string path, List<FieldError> errors)
    {
        errors.AddRange(LabelValidator.LabelName($"{path}.type", condition.GetString("type") ?? ""));
        var status = condition.GetString("status") ?? "";
        if (!Statuses.Contains(status, StringComparer.Ordinal))
        {
            errors.Add(FieldError.NotSupported($"{path}.status", status, Statuses));
        }

        if (condition.GetInt64("observedGeneration") is < 0 and var generation)
        {
            errors.Add(FieldError.Invalid($"{path}.observedGeneration", generation, "must be greater than or equal to zero"));
        }

        if (string.IsNullOrEmpty(condition.GetString("lastTransitionTime")))
        {
            errors.Add(FieldError.Required($"{path}.lastTransitionTime"));
        }

        ValidateTexts(condition, path, errors);
    }

    private static void ValidateTexts(MapNode condition, string path, List<FieldError> errors)
    {
        var reason = condition.GetString("reason") ?? "";
        errors.AddRange(reason.Length == 0
            ? [FieldError.Required($"{path}.reason")]
            : NameRules.ConditionReason(reason).Select(message => FieldError.Invalid($"{path}.reason", reason, message)));
        if (Encoding.UTF8.GetByteCount(reason) > MaxReasonBytes)
        {
            errors.Add(FieldError.TooLong($"{path}.reason", MaxReasonBytes));
        }

        if (Encoding.UTF8.GetByteCount(condition.GetString("message") ?? "") > MaxMessageBytes)
        {
            errors.Add(FieldError.TooLong($"{path}.message", MaxMessageBytes));
        }
    }
}
