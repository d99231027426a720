using Flux.Manifests.Nodes;
using Flux.Manifests.Text;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>The keywords of numbers.</summary>
internal readonly struct NumberValidator(ValueValidator owner, SchemaNode schema, string path, string field)
{
    /// <summary>The type for ranges; a schema for integers or strings has none.</summary>
    private string Type => schema.IsIntOrString ? "" : schema.Type;

    public void Validate(NumberNode number, ValueResult result)
    {
        CheckRange(number, "Checked", result);
        if (schema.MultipleOf is { } factor)
        {
            CheckRange(factor, "MultipleOf", result);
            if (!JsonNumbers.IsMultiple(number, factor))
            {
                result.Add(Invalid(number, $"{path} in body should be a multiple of {Print(factor, number)}"));
            }
        }

        if (schema.Minimum is { } minimum)
        {
            CheckRange(minimum, "Minimum boundary", result);
            if (JsonNumbers.CompareToLimit(number, minimum) <= (schema.ExclusiveMinimum ? 0 : -1))
            {
                var relation = schema.ExclusiveMinimum ? "greater than" : "greater than or equal to";
                result.Add(Invalid(number, $"{path} in body should be {relation} {Print(minimum, number)}"));
            }
        }

        if (schema.Maximum is { } maximum)
        {
            CheckRange(maximum, "Maximum boundary", result);
            if (JsonNumbers.CompareToLimit(number, maximum) >= (schema.ExclusiveMaximum ? 0 : 1))
            {
                var relation = schema.ExclusiveMaximum ? "less than" : "less than or equal to";
                result.Add(Invalid(number, $"{path} in body should be {relation} {Print(maximum, number)}"));
            }
        }

        result.Match();
    }

    private void CheckRange(NumberNode number, string subject, ValueResult result)
    {
        var type = Type;
        if (!JsonNumbers.IsInRange(number, type, schema.Compiled.Format))
        {
            var format = schema.Compiled.Format.Length > 0 ? $" with format {schema.Compiled.Format}" : " (default format)";
            result.Add(owner.Unplaced($"{subject} value must be of type {type}{format} in {path}"));
        }
    }

    private FieldError Invalid(NumberNode number, string message) => FieldError.Invalid(field, number, message);

    private static string Print(NumberNode limit, NumberNode number) =>
        number.TryGetInt64(out _) ? NumberNode.Of((long)limit.ToDouble()).Text : GoText.FormatFloat(limit.ToDouble());
}
