using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Toolkit;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Status;

/// <summary>The expressions of one health check, compiled. Safe for use by several threads.</summary>
public sealed class CustomHealthCheckEvaluator
{
    private readonly (string Status, ToolkitExpression? Expression)[] _expressions;

    private CustomHealthCheckEvaluator((string Status, ToolkitExpression? Expression)[] expressions) => _expressions = expressions;

    /// <param name="check">The expressions.</param>
    /// <param name="error">What is wrong with them; null on success.</param>
    public static CustomHealthCheckEvaluator? Create(CustomHealthCheck check, out string? error)
    {
        if (check.Current.Length == 0)
        {
            error = "expression Current not specified";
            return null;
        }

        var expressions = new List<(string Status, ToolkitExpression? Expression)>();
        foreach (var (name, text) in new[] { ("Current", check.Current), ("InProgress", check.InProgress), ("Failed", check.Failed) })
        {
            if (text.Length == 0)
            {
                continue;
            }

            var expression = ToolkitExpression.Compile(text, CelEnvironments.Unchecked, null, out var fault);
            if (fault is not null)
            {
                error = $"failed to parse the expression {name}: {fault}";
                return null;
            }

            expressions.Add((name, expression));
        }

        error = null;

        // What is on the way is neither failed nor done, and what failed is not done.
        return new CustomHealthCheckEvaluator([.. expressions.OrderBy(entry => Array.IndexOf(["InProgress", "Failed", "Current"], entry.Status))]);
    }

    public CustomHealthCheckResult Evaluate(MapNode resource)
    {
        if (IsOutdated(resource))
        {
            return CustomHealthCheckResult.Of("InProgress");
        }

        var variables = CelVariables.FieldsOf(resource);
        foreach (var (status, expression) in _expressions)
        {
            var holds = expression!.EvaluateBoolean(variables, out var error);
            if (error is not null)
            {
                return new CustomHealthCheckResult("Unknown", error);
            }

            if (holds == true)
            {
                return CustomHealthCheckResult.Of(status);
            }
        }

        return CustomHealthCheckResult.Of("InProgress");
    }

    /// <summary>True when the controller has not yet seen the object as it is; objects without the two numbers are taken as they are.</summary>
    private static bool IsOutdated(MapNode resource) =>
        resource.GetInt64("status", "observedGeneration") is { } observed
        && resource.GetInt64("metadata", "generation") is { } generation
        && observed != generation;
}
