using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Structural.Rules;

/// <summary>Evaluates the rules of one resource within one budget. One per validation.</summary>
internal sealed class RuleValidator
{
    private const long CallLimit = 1_000_000;
    private const int MaxMessageLength = 5 * 1024;
    private const string OutOfBudget = "validation failed due to running out of cost budget, no further validation rules will be run";

    private readonly List<FieldError> _errors;
    private readonly List<string> _warnings;
    private long _budget = 10_000_000;

    public RuleValidator(List<FieldError> errors, List<string> warnings)
    {
        _errors = errors;
        _warnings = warnings;
    }

    /// <summary>False when the budget ran out, and further rules were not looked at.</summary>
    public bool Validate(RuleTree? tree, Node value, Node? old, FieldPath? path, RuleRatchet ratchet)
    {
        if (tree is null || value is NullNode)
        {
            return true;
        }

        if (!EvaluateRules(tree, value, old is NullNode ? null : old, path, ratchet))
        {
            return false;
        }

        return value switch
        {
            MapNode map => ValidateMap(tree, map, old as MapNode, path, ratchet),
            ListNode list => ValidateList(tree, list, old as ListNode, path!, ratchet),
            _ => true,
        };
    }

    private bool ValidateMap(RuleTree tree, MapNode map, MapNode? old, FieldPath? path, RuleRatchet ratchet)
    {
        foreach (var (key, value) in map)
        {
            if (tree.Properties.TryGetValue(key, out var property))
            {
                if (!Validate(property, value, old?[key], FieldPath.Of(path, key), ratchet.Key(key)))
                {
                    return false;
                }
            }

            if (tree.AdditionalProperties is { } below && !Validate(below, value, old?[key], path!.Key(key), ratchet.Key(key)))
            {
                return false;
            }
        }

        return true;
    }

    private bool ValidateList(RuleTree tree, ListNode list, ListNode? old, FieldPath path, RuleRatchet ratchet)
    {
        if (tree.Items is not { } below)
        {
            return true;
        }

        var correlation = old is null ? null : new Correlation(list, old, tree.Schema);
        for (var i = 0; i < list.Count; i++)
        {
            if (!Validate(below, list[i], correlation?.Index(i)?.OldValue, path.Index(i), ratchet.Index(i)))
            {
                return false;
            }
        }

        return true;
    }

    private bool EvaluateRules(RuleTree tree, Node value, Node? old, FieldPath? path, RuleRatchet ratchet)
    {
        if (tree.IsUntyped)
        {
            _errors.Add(Error(path, tree, "rule compiler initialization error: failed to convert to declType for CEL validation rules"));
            return true;
        }

        if (tree.Rules.Length == 0)
        {
            return true;
        }

        if (_budget <= 0)
        {
            _errors.Add(Error(path, tree, OutOfBudget));
            return false;
        }

        var self = SchemaValues.Wrap(value, tree.Schema);
        foreach (var rule in tree.Rules)
        {
            if (rule.Error is not null)
            {
                _errors.Add(Error(path, tree, $"rule compile error: {rule.Error}"));
            }
            else if (rule.Program is not null && !(rule.UsesOldSelf && old is null && !rule.IsOptionalOldSelf)
                && !Evaluate(rule, tree, new RuleInput(value, Variables(rule, tree, self, old), path, ratchet)))
            {
                return false;
            }
        }

        return true;
    }

    private static CelVariables Variables(CompiledRule rule, RuleTree tree, CelValue self, Node? old)
    {
        if (!rule.UsesOldSelf)
        {
            return CelVariables.Of((CompiledRule.Self, self));
        }

        var oldSelf = old is null ? default : SchemaValues.Wrap(old, tree.Schema);
        var seen = rule.IsOptionalOldSelf ? CelValue.Of(old is null ? CelOptional.None : CelOptional.Of(oldSelf)) : oldSelf;
        return CelVariables.Of((CompiledRule.Self, self), (CompiledRule.OldSelf, seen));
    }

    private bool Evaluate(CompiledRule rule, RuleTree tree, RuleInput input)
    {
        var result = rule.Program!.Evaluate(input.Variables, CallLimit);
        if (result.Cost > _budget)
        {
            _errors.Add(Error(input.Path, tree, OutOfBudget));
            return false;
        }

        _budget -= result.Cost;
        if (result.Error is { } error)
        {
            _errors.Add(Error(input.Path, tree, Describe(error, result, rule)));
            return !result.IsBudgetExceeded;
        }

        return result.Value.IsTrue || Report(rule, tree, input);
    }

    private static string Describe(string error, CelResult result, CompiledRule rule) =>
        error.StartsWith("no such overload", StringComparison.Ordinal)
            ? $"'{error}': call arguments did not match a supported operator, function or macro signature for rule: {rule.Name}"
            : result.IsBudgetExceeded
                ? $"'{error}': no further validation rules will be run due to call cost exceeds limit for rule: {rule.Name}"
                : $"{error} evaluating rule: {rule.Name}";

    private static FieldError Error(FieldPath? path, RuleTree tree, string message) =>
        FieldError.Invalid(path?.ToString() ?? FieldError.NoField, tree.Schema.Type, message);

    private bool Report(CompiledRule rule, RuleTree tree, RuleInput input)
    {
        var path = rule.FieldPath is null ? input.Path : FieldPath.Of(input.Path, rule.FieldPath);
        var field = path?.ToString() ?? FieldError.NoField;
        var (message, isOver) = Message(rule, input);
        if (isOver)
        {
            Add(FieldError.Invalid(field, tree.Schema.Type, message), rule, input);
            return false;
        }

        Node? shown = tree.Schema.Type is "object" or "array" ? null : input.Value;
        Add(rule.Rule.Reason switch
        {
            "FieldValueForbidden" => FieldError.Forbidden(field, message),
            "FieldValueRequired" => FieldError.Required(field, message),
            "FieldValueDuplicate" => FieldError.Duplicate(field, shown),
            _ => FieldError.Invalid(field, shown, message),
        }, rule, input);
        return true;
    }

    private void Add(FieldError error, CompiledRule rule, RuleInput input)
    {
        if (!rule.UsesOldSelf && input.Ratchet.IsUnchanged)
        {
            _warnings.Add(error.ToString());
        }
        else
        {
            _errors.Add(error);
        }
    }

    /// <summary>The words for a failed rule; with true when making them broke the budget.</summary>
    private (string Text, bool IsOver) Message(CompiledRule rule, RuleInput input)
    {
        if (rule.Message is null)
        {
            return (rule.DefaultMessage, false);
        }

        var result = rule.Message.Evaluate(input.Variables, CallLimit);
        if (result.Cost > _budget || result.IsBudgetExceeded)
        {
            return (result.IsBudgetExceeded
                ? $"no further validation rules will be run due to call cost exceeds limit for messageExpression: {Text.GoText.Quote(rule.Rule.MessageExpression)}"
                : "messageExpression evaluation failed due to running out of cost budget, no further validation rules will be run", true);
        }

        _budget -= result.Cost;
        var text = result.Value.Kind == CelKind.String ? result.Value.AsString.Trim() : "";
        var isUsable = text.Length is > 0 and <= MaxMessageLength && !text.Contains('\n', StringComparison.Ordinal);
        return (isUsable ? text : rule.DefaultMessage, false);
    }

    private readonly record struct RuleInput(Node Value, CelVariables Variables, FieldPath? Path, RuleRatchet Ratchet);
}
