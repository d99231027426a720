using System.Globalization;

namespace Flux.Kustomize.Transformers;

/// <summary>One condition on a label.</summary>
internal sealed record LabelRequirement(string Key, LabelOperator Operator, IReadOnlyList<string> Values)
{
    public bool Matches(IReadOnlyDictionary<string, string> labels)
    {
        var exists = labels.TryGetValue(Key, out var value);
        return Operator switch
        {
            LabelOperator.Exists => exists,
            LabelOperator.NotExists => !exists,
            LabelOperator.In => exists && Values.Contains(value),
            LabelOperator.NotIn => !exists || !Values.Contains(value),
            _ => exists && Compare(value!) is { } order && (Operator == LabelOperator.GreaterThan ? order > 0 : order < 0),
        };
    }

    private int? Compare(string value) =>
        long.TryParse(value, CultureInfo.InvariantCulture, out var left) && long.TryParse(Values[0], CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right)
            : null;
}
