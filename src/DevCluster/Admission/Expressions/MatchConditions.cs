using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Cel.Admission;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Expressions;

/// <summary>The conditions under which a webhook or a policy looks at a write that its rules name.</summary>
internal sealed class MatchConditions
{
    private readonly CompiledExpression[] _conditions;

    /// <param name="owner">What has <c>matchConditions</c>.</param>
    /// <param name="hasParams">Whether conditions see <c>params</c>.</param>
    public MatchConditions(MapNode owner, bool hasParams)
    {
        var environment = AdmissionEnvironment.Create(hasParams, hasAuthorizer: true, null);
        _conditions = [.. owner.Items("matchConditions").Select(condition => new CompiledExpression(environment, (condition.GetString("expression") ?? "").Trim(), CelType.Bool))];
    }

    public bool IsEmpty => _conditions.Length == 0;

    /// <summary>Whether all conditions hold; an error only when none is false.</summary>
    public (bool Matches, string? Error) Evaluate(ExpressionRun run)
    {
        var errors = new List<string>();
        foreach (var condition in _conditions)
        {
            var value = run.Evaluate(condition);
            if (!run.HasBudget)
            {
                return (false, ExpressionRun.OutOfBudget);
            }

            if (value.IsFalse)
            {
                return (false, null);
            }

            if (value.IsError && !errors.Contains(value.Message))
            {
                errors.Add(value.Message);
            }
        }

        return errors.Count switch
        {
            0 => (true, null),
            1 => (false, errors[0]),
            _ => (false, $"[{string.Join(", ", errors)}]"),
        };
    }
}
