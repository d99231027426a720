using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Workloads;

/// <summary>Numbers of pods that are said as such or as a share.</summary>
internal static class IntOrPercentRules
{
    public static void Validate(Node? value, string field, List<FieldError> errors)
    {
        switch (value)
        {
            case NumberNode number when number.TryGetInt64(out var amount) && amount < 0:
                errors.Add(FieldError.Invalid(field, number, "must be greater than or equal to 0"));
                break;
            case StringNode text:
                errors.AddRange(NameRules.Percent(text.Value).Select(fault => FieldError.Invalid(field, text, fault)));
                break;
        }
    }

    public static void ValidateShare(Node? value, string field, List<FieldError> errors)
    {
        if (value is StringNode text && PercentOf(text.Value) > 100)
        {
            errors.Add(FieldError.Invalid(field, text, "must not be greater than 100%"));
        }
    }

    private static long? PercentOf(string text) =>
        text.EndsWith('%') && long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : null;
}
