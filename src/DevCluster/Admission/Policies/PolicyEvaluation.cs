using Flux.DevCluster.Admission.Expressions;
using Flux.Manifests.Cel.Values;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>Evaluates one policy about one write.</summary>
/// <param name="values">What expressions see of the write, parameters included.</param>
internal sealed class PolicyEvaluation(CompiledPolicy policy, IReadOnlyDictionary<string, CelValue> values)
{
    private const int MaxMessageBytes = 5 * 1024;
    private const int MaxAnnotationLength = 10 * 1024;

    public PolicyOutcome Evaluate()
    {
        if (!policy.Conditions.IsEmpty)
        {
            var (matches, error) = policy.Conditions.Evaluate(new ExpressionRun(values, [], ExpressionRun.ConditionBudget));
            if (error is not null)
            {
                return policy.FailsClosed ? PolicyOutcome.Of(Broken(0, error)) : PolicyOutcome.Nothing;
            }

            if (!matches)
            {
                return PolicyOutcome.Nothing;
            }
        }

        var run = new ExpressionRun(values, policy.Variables, ExpressionRun.PolicyBudget);
        var failures = new List<PolicyDecision>();
        for (var i = 0; i < policy.Validations.Count; i++)
        {
            if (Validate(run, i) is { } failure)
            {
                failures.Add(failure);
            }

            if (!run.HasBudget)
            {
                return policy.FailsClosed ? PolicyOutcome.Of(Broken(0, ExpressionRun.OutOfBudget)) : PolicyOutcome.Nothing;
            }
        }

        return Annotate(failures);
    }

    private static PolicyDecision Broken(int index, string message) => new(index, message, "Invalid");

    private PolicyDecision? Validate(ExpressionRun run, int index)
    {
        var validation = policy.Validations[index];
        var value = run.Evaluate(validation.Expression);
        if (value.IsError)
        {
            return policy.FailsClosed ? Broken(index, value.Message) : null;
        }

        return value.IsTrue ? null : new PolicyDecision(index, Message(run, validation), validation.Reason);
    }

    private static string Message(ExpressionRun run, PolicyValidation validation)
    {
        if (validation.MessageExpression is { } expression && run.Evaluate(expression) is { Kind: CelKind.String } value)
        {
            var text = value.AsString.Trim();
            if (text.Length > 0 && System.Text.Encoding.UTF8.GetByteCount(text) <= MaxMessageBytes && !text.Contains('\n', StringComparison.Ordinal))
            {
                return text;
            }
        }

        return validation.Message.Length > 0 ? validation.Message : $"failed expression: {validation.Expression.Text.Trim()}";
    }

    private PolicyOutcome Annotate(List<PolicyDecision> failures)
    {
        if (policy.Annotations.Count == 0)
        {
            return new PolicyOutcome(failures, [], []);
        }

        var run = new ExpressionRun(values, policy.Variables, ExpressionRun.PolicyBudget);
        var annotations = new List<KeyValuePair<string, string>>();
        var errors = new List<string>();
        foreach (var annotation in policy.Annotations)
        {
            var value = run.Evaluate(annotation.Value);
            if (value.IsError && policy.FailsClosed)
            {
                errors.Add(value.Message);
            }
            else if (value.Kind == CelKind.String && value.AsString.Trim() is { Length: > 0 } text)
            {
                annotations.Add(KeyValuePair.Create(annotation.Key, text[..Math.Min(text.Length, MaxAnnotationLength)]));
            }
        }

        return new PolicyOutcome(failures, annotations, errors);
    }
}
