using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Selection;

/// <param name="Operator">One of <c>in</c>, <c>notin</c>, <c>exists</c>, <c>!</c>, <c>gt</c>, <c>lt</c>.</param>
internal sealed record LabelRequirement(string Key, string Operator, IReadOnlyList<string> Values)
{
    public bool Matches(MapNode? labels)
    {
        var value = labels.GetString(Key);
        return Operator switch
        {
            "exists" => value is not null,
            "!" => value is null,
            "in" => value is not null && Values.Contains(value),
            "notin" => value is null || !Values.Contains(value),
            _ => Compares(value),
        };
    }

    private bool Compares(string? value)
    {
        if (!long.TryParse(value, CultureInfo.InvariantCulture, out var left) || !long.TryParse(Values[0], CultureInfo.InvariantCulture, out var right))
        {
            return false;
        }

        return Operator == "gt" ? left > right : left < right;
    }
}
