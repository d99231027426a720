using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Selectors;

/// <summary>One condition on a label.</summary>
/// <param name="Key">The label.</param>
/// <param name="Operator">What must hold.</param>
/// <param name="Values">The values it is compared with; none for the two that ask for existence.</param>
public sealed record LabelRequirement(string Key, LabelOperator Operator, IReadOnlyList<string> Values)
{
    /// <summary>The faults of a requirement; empty when it is sound.</summary>
    internal IReadOnlyList<FieldError> Validate()
    {
        var errors = NameRules.QualifiedName(Key) is { Count: > 0 } messages
            ? new List<FieldError> { FieldError.Invalid("key", Key, string.Join("; ", messages)) }
            : [];
        errors.AddRange(ValidateCount());
        for (var i = 0; i < Values.Count; i++)
        {
            if (Operator is LabelOperator.GreaterThan or LabelOperator.LessThan && !TryParse(Values[i], out _))
            {
                errors.Add(FieldError.Invalid($"values[{i}]", Values[i], "for 'Gt', 'Lt' operators, the value must be an integer"));
            }
        }

        for (var i = 0; i < Values.Count; i++)
        {
            if (NameRules.LabelValue(Values[i]) is { Count: > 0 } faults)
            {
                errors.Add(FieldError.Invalid($"values[{i}][{Key}]", Values[i], string.Join("; ", faults)));
            }
        }

        return errors;
    }

    public bool Matches(Func<string, string?> label)
    {
        var value = label(Key);
        return Operator switch
        {
            LabelOperator.Exists => value is not null,
            LabelOperator.DoesNotExist => value is null,
            LabelOperator.NotIn or LabelOperator.NotEquals => value is null || !Values.Contains(value, StringComparer.Ordinal),
            LabelOperator.GreaterThan => value is not null && TryCompare(value, out var order) && order > 0,
            LabelOperator.LessThan => value is not null && TryCompare(value, out var order) && order < 0,
            _ => value is not null && Values.Contains(value, StringComparer.Ordinal),
        };
    }

    public override string ToString() => Operator switch
    {
        LabelOperator.Exists => Key,
        LabelOperator.DoesNotExist => "!" + Key,
        LabelOperator.In => $"{Key} in ({Join()})",
        LabelOperator.NotIn => $"{Key} notin ({Join()})",
        LabelOperator.NotEquals => $"{Key}!={Join()}",
        LabelOperator.DoubleEquals => $"{Key}=={Join()}",
        LabelOperator.GreaterThan => $"{Key}>{Join()}",
        LabelOperator.LessThan => $"{Key}<{Join()}",
        _ => $"{Key}={Join()}",
    };

    private static bool TryParse(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private bool TryCompare(string value, out int order)
    {
        order = 0;
        if (Values.Count != 1 || !TryParse(value, out var left) || !TryParse(Values[0], out var right))
        {
            return false;
        }

        order = left.CompareTo(right);
        return true;
    }

    private string Join() => string.Join(',', Values.Order(StringComparer.Ordinal));

    private IEnumerable<FieldError> ValidateCount()
    {
        var problem = Operator switch
        {
            LabelOperator.In or LabelOperator.NotIn => Values.Count == 0 ? "for 'in', 'notin' operators, values set can't be empty" : null,
            LabelOperator.Exists or LabelOperator.DoesNotExist => Values.Count > 0 ? "values set must be empty for exists and does not exist" : null,
            LabelOperator.GreaterThan or LabelOperator.LessThan => Values.Count != 1 ? "for 'Gt', 'Lt' operators, exactly one value is required" : null,
            _ => Values.Count != 1 ? "exact-match compatibility requires one single value" : null,
        };
        if (problem is not null)
        {
            Node values = Values.Count == 0 ? NullNode.Instance : new ListNode(Values.Select(value => (Node)value));
            yield return FieldError.Invalid("values", values, problem);
        }
    }
}
