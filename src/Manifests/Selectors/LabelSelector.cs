using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Selectors;

/// <summary>
/// A condition on the labels of an object, from its text (<c>a=b,c in (d,e),!f</c>) or from a <c>LabelSelector</c> of a manifest.
/// Immutable.
/// </summary>
public sealed class LabelSelector
{
    /// <summary>Selects every object.</summary>
    public static readonly LabelSelector Everything = new([], matchesNothing: false);

    /// <summary>Selects no object; prints as nothing.</summary>
    public static readonly LabelSelector Nothing = new([], matchesNothing: true);

    private readonly bool _matchesNothing;

    private LabelSelector(IReadOnlyList<LabelRequirement> requirements, bool matchesNothing)
    {
        Requirements = requirements;
        _matchesNothing = matchesNothing;
    }

    /// <summary>In the order of their keys.</summary>
    public IReadOnlyList<LabelRequirement> Requirements { get; }

    /// <summary>True when every object is selected.</summary>
    public bool IsEmpty => Requirements.Count == 0 && !_matchesNothing;

    /// <exception cref="SelectorException">The text is no selector.</exception>
    public static LabelSelector Parse(string text) => Of(new LabelSelectorParser(text).Parse());

    /// <summary>A selector whose requirements are taken as they are.</summary>
    public static LabelSelector Of(IEnumerable<LabelRequirement> requirements)
    {
        var sorted = requirements.OrderBy(requirement => requirement.Key, StringComparer.Ordinal).ToArray();
        return sorted.Length == 0 ? Everything : new LabelSelector(sorted, matchesNothing: false);
    }

    /// <summary>From <c>matchLabels</c> and <c>matchExpressions</c>. No selector selects nothing, an empty one everything.</summary>
    /// <exception cref="SelectorException">A key, value or operator is invalid.</exception>
    public static LabelSelector FromObject(MapNode? selector)
    {
        if (selector is null)
        {
            return Nothing;
        }

        var labels = (selector.GetMap("matchLabels") ?? [])
            .Select(entry => new LabelRequirement(entry.Key, LabelOperator.Equals, [(entry.Value as StringNode)?.Value ?? ""]));
        var expressions = (selector.GetList("matchExpressions") ?? []).OfType<MapNode>().Select(FromExpression);
        var requirements = labels.Concat(expressions).ToArray();
        foreach (var requirement in requirements)
        {
            var errors = requirement.Validate();
            if (errors.Count > 0)
            {
                throw new SelectorException(FieldErrorList.Aggregate(errors));
            }
        }

        return Of(requirements);
    }

    /// <summary>The faults of a <c>LabelSelector</c> of a manifest, as the API server reports them.</summary>
    public static IReadOnlyList<FieldError> Validate(MapNode selector, string path)
    {
        var errors = LabelValidator.Labels($"{path}.matchLabels", selector.GetMap("matchLabels") ?? []).ToList();
        var expressions = selector.GetList("matchExpressions") ?? [];
        for (var i = 0; i < expressions.Count; i++)
        {
            ValidateExpression(expressions[i] as MapNode ?? [], $"{path}.matchExpressions[{i}]", errors);
        }

        return errors;
    }

    public bool Matches(MapNode? labels) => Matches(key => labels.GetString(key));

    /// <param name="label">The value of a label; null when the object lacks it.</param>
    public bool Matches(Func<string, string?> label) =>
        !_matchesNothing && Requirements.All(requirement => requirement.Matches(label));

    /// <summary>The one value that a label must have; null when the selector allows others.</summary>
    public string? RequiredValue(string key)
    {
        var requirement = Requirements.FirstOrDefault(candidate => candidate.Key == key);
        var isExact = requirement?.Operator is LabelOperator.Equals or LabelOperator.DoubleEquals or LabelOperator.In;
        return isExact && requirement!.Values.Count == 1 ? requirement.Values[0] : null;
    }

    /// <summary>As a <c>LabelSelector</c> of a manifest.</summary>
    /// <exception cref="SelectorException">An operator has no counterpart there.</exception>
    public MapNode ToObject()
    {
        var labels = new MapNode();
        var expressions = new ListNode();
        foreach (var requirement in Requirements)
        {
            if (requirement.Operator is LabelOperator.Equals or LabelOperator.DoubleEquals)
            {
                labels.Set(requirement.Key, requirement.Values[0]);
            }
            else
            {
                expressions.Add(ToExpression(requirement));
            }
        }

        var result = new MapNode();
        AddUnlessEmpty(result, "matchLabels", labels, labels.Count);
        AddUnlessEmpty(result, "matchExpressions", expressions, expressions.Count);
        return result;
    }

    public override string ToString() => string.Join(',', Requirements);

    private static LabelRequirement FromExpression(MapNode expression)
    {
        var name = expression.GetString("operator") ?? "";
        LabelOperator? parsed = name switch
        {
            "In" => LabelOperator.In,
            "NotIn" => LabelOperator.NotIn,
            "Exists" => LabelOperator.Exists,
            "DoesNotExist" => LabelOperator.DoesNotExist,
            _ => null,
        };
        return parsed is { } found
            ? new LabelRequirement(expression.GetString("key") ?? "", found, Values(expression))
            : throw new SelectorException($"{Text.GoText.Quote(name)} is not a valid label selector operator");
    }

    private static MapNode ToExpression(LabelRequirement requirement)
    {
        var name = requirement.Operator switch
        {
            LabelOperator.In => "In",
            LabelOperator.NotIn => "NotIn",
            LabelOperator.Exists => "Exists",
            LabelOperator.DoesNotExist => "DoesNotExist",
            LabelOperator.NotEquals => throw new SelectorException("\"!=\" is not a valid label selector operator"),
            LabelOperator.GreaterThan => throw new SelectorException("\"gt\" isn't supported in label selectors"),
            _ => throw new SelectorException("\"lt\" isn't supported in label selectors"),
        };
        var expression = new MapNode { { "key", requirement.Key }, { "operator", name } };
        AddUnlessEmpty(expression, "values", new ListNode(requirement.Values.Select(value => (Node)value)), requirement.Values.Count);
        return expression;
    }

    private static void ValidateExpression(MapNode expression, string path, List<FieldError> errors)
    {
        var values = Values(expression);
        var name = expression.GetString("operator") ?? "";
        switch (name)
        {
            case "In" or "NotIn":
                errors.AddRange(values.Length == 0 ? [FieldError.Required($"{path}.values", "must be specified when `operator` is 'In' or 'NotIn'")] : []);
                break;
            case "Exists" or "DoesNotExist":
                errors.AddRange(values.Length > 0 ? [FieldError.Forbidden($"{path}.values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")] : []);
                break;
            default:
                errors.Add(FieldError.Invalid($"{path}.operator", name, "not a valid selector operator"));
                break;
        }

        errors.AddRange(LabelValidator.LabelName($"{path}.key", expression.GetString("key") ?? ""));
        errors.AddRange(values.SelectMany((value, i) => NameRules.LabelValue(value).Select(message => FieldError.Invalid($"{path}.values[{i}]", value, message))));
    }

    private static string[] Values(MapNode expression) =>
        [.. (expression.GetList("values") ?? []).OfType<StringNode>().Select(value => value.Value)];

    private static void AddUnlessEmpty(MapNode map, string key, Node value, int count)
    {
        if (count > 0)
        {
            map.Set(key, value);
        }
    }
}
