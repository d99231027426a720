using System.Globalization;
using Flux.Manifests.Schemas.Structural.Rules.Costs;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>What all rules of one schema can cost, and which of them cost the most.</summary>
internal sealed class TotalRuleCost
{
    private const ulong SchemaLimit = 100_000_000;
    private const int Shown = 4;

    private readonly List<(FieldPath Path, ulong Cost)> _expensive = [];
    private ulong _total;

    public void Add(FieldPath path, ulong cost)
    {
        _total = CostRange.Add(_total, cost);
        if (cost < SchemaLimit / 100)
        {
            return;
        }

        var at = _expensive.FindIndex(entry => entry.Cost < cost);
        _expensive.Insert(at < 0 ? _expensive.Count : at, (path, cost));
        if (_expensive.Count > Shown)
        {
            _expensive.RemoveAt(Shown);
        }
    }

    public void Report(FieldPath schema, List<FieldError> errors)
    {
        if (_total <= SchemaLimit)
        {
            return;
        }

        foreach (var (path, _) in _expensive)
        {
            errors.Add(FieldError.Forbidden(path.ToString(), "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema"));
        }

        errors.Add(FieldError.Forbidden(
            schema.ToString(), Describe("x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema", _total, SchemaLimit)));
    }

    /// <summary>That something costs too much, by how much, and what to do.</summary>
    public static string Describe(string subject, ulong cost, ulong limit)
    {
        var excess = (double)cost / limit;
        var factor = excess > 100 ? "more than 100x"
            : excess < 1.5 ? excess.ToString("0.000000", CultureInfo.InvariantCulture) + "x"
            : excess.ToString("0.0", CultureInfo.InvariantCulture) + "x";
        return $"{subject} exceeds budget by factor of {factor} (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)";
    }
}
