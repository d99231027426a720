using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Schemas.Structural.Rules;
using Flux.Manifests.Schemas.Structural.Rules.Costs;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>The rules for <c>x-kubernetes-validations</c> of one level.</summary>
internal readonly struct RuleDefinitionValidator(SchemaNode schema, FieldPath path, SchemaErrors errors)
{
    private const ulong RuleLimit = 10_000_000;

    private static readonly string[] Reasons = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];

    public void Validate(SchemaLevelOptions options, RuleContext? context)
    {
        if (schema.Validations.Count == 0)
        {
            return;
        }

        for (var i = 0; i < schema.Validations.Count; i++)
        {
            ValidateTexts(schema.Validations[i], PathOf(i));
        }

        if (errors.Schema.Count > 0 || context is null)
        {
            return;
        }

        if (context.Type is not { } type)
        {
            errors.Rules.Add(FieldError.Internal(
                path.Child("x-kubernetes-validations").ToString(),
                "internal error: failed to construct type information for x-kubernetes-validations rules: unable to convert structural schema to CEL declarations"));
            return;
        }

        for (var i = 0; i < schema.Validations.Count; i++)
        {
            ValidateRule(new CompiledRule(schema.Validations[i], schema, type), PathOf(i), options, (context, type));
        }
    }

    private FieldPath PathOf(int index) => path.Child("x-kubernetes-validations").Index(index);

    private void ValidateTexts(ValidationRule rule, FieldPath place)
    {
        var text = rule.Rule.Trim();
        var message = rule.Message.Trim();
        var field = place.Child("message").ToString();
        if (text.Length == 0)
        {
            errors.Schema.Add(FieldError.Required(place.Child("rule").ToString(), "rule is not specified"));
        }
        else if (rule.Message.Length > 0 && message.Length == 0)
        {
            errors.Schema.Add(FieldError.Invalid(field, rule.Message, "must be non-empty if specified"));
        }
        else if (HasLineBreak(message))
        {
            errors.Schema.Add(FieldError.Invalid(field, rule.Message, "must not contain line breaks"));
        }
        else if (HasLineBreak(text) && message.Length == 0)
        {
            errors.Schema.Add(FieldError.Required(field, "message must be specified if rule contains line breaks"));
        }

        if (rule.MessageExpression.Length > 0 && string.IsNullOrWhiteSpace(rule.MessageExpression))
        {
            errors.Schema.Add(FieldError.Required(place.Child("messageExpression").ToString(), "messageExpression must be non-empty if specified"));
        }

        if (rule.Reason is not null && !Reasons.Contains(rule.Reason))
        {
            errors.Schema.Add(FieldError.NotSupported(place.Child("reason").ToString(), rule.Reason, Reasons));
        }

        ValidateFieldPath(rule.FieldPath, place.Child("fieldPath").ToString());
    }

    private void ValidateFieldPath(string text, string field)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            errors.Schema.Add(FieldError.Invalid(field, text, "must be non-empty if specified"));
        }

        if (HasLineBreak(text))
        {
            errors.Schema.Add(FieldError.Invalid(field, text, "must not contain line breaks"));
        }

        if (!SchemaFieldPath.TryResolve(text, schema, out _, out _, out _))
        {
            errors.Schema.Add(FieldError.Invalid(field, text, "must be a valid path"));
        }
    }

    private static bool HasLineBreak(string text) => text.AsSpan().IndexOfAny('\n', '\r') >= 0;

    private void ValidateRule(CompiledRule rule, FieldPath place, SchemaLevelOptions options, (RuleContext Context, RuleType Type) level)
    {
        var field = place.Child("rule");
        if (rule.Program is not null)
        {
            var most = level.Context.Cardinality ?? (ulong)(RuleTypes.MaxRequestSize / (level.Type.MinSerializedSize + 1));
            AddCost(field, "estimated rule cost", CostRange.Multiply(RuleCostEstimator.Maximum(rule.Program.Tree, level.Type), most), level.Context);
        }

        if (rule.Error is not null)
        {
            errors.Rules.Add(FieldError.Invalid(field.ToString(), Print(rule.Rule), rule.Error));
        }

        if (rule.MessageError is not null)
        {
            errors.Rules.Add(FieldError.Invalid(place.Child("messageExpression").ToString(), Print(rule.Rule), rule.MessageError));
        }
        else if (rule.Message is not null)
        {
            AddCost(place.Child("messageExpression"), "estimated messageExpression cost", RuleCostEstimator.Maximum(rule.Message.Tree, level.Type), level.Context);
        }

        ValidateOldSelf(rule, place, options);
    }

    private void AddCost(FieldPath field, string subject, ulong cost, RuleContext context)
    {
        if (cost > RuleLimit)
        {
            errors.Rules.Add(FieldError.Forbidden(field.ToString(), TotalRuleCost.Describe(subject, cost, RuleLimit)));
        }

        context.Total.Add(field, cost);
    }

    private void ValidateOldSelf(CompiledRule rule, FieldPath place, SchemaLevelOptions options)
    {
        if (rule.UsesOldSelf && options.Uncorrelatable is { } uncorrelatable)
        {
            errors.Rules.Add(FieldError.Invalid(
                place.Child("rule").ToString(), rule.Rule.Rule, $"oldSelf cannot be used on the uncorrelatable portion of the schema within {uncorrelatable}"));
        }
        else if (!rule.UsesOldSelf && rule.Rule.OptionalOldSelf is { } optional)
        {
            errors.Rules.Add(FieldError.Invalid(place.Child("optionalOldSelf").ToString(), optional, "may not be set if oldSelf is not used in rule"));
        }
    }

    private static MapNode Print(ValidationRule rule) => new()
    {
        { "Rule", rule.Rule },
        { "Message", rule.Message },
        { "MessageExpression", rule.MessageExpression },
        { "Reason", rule.Reason is null ? NullNode.Instance : rule.Reason },
        { "FieldPath", rule.FieldPath },
        { "OptionalOldSelf", rule.OptionalOldSelf is { } optional ? optional : NullNode.Instance },
    };
}
