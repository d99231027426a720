using System.Collections.Concurrent;
using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Toolkit;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Kustomizations;

/// <summary>Ready expressions over <c>self</c> and <c>dep</c>. Compiled once each, and few enough of them to keep.</summary>
internal sealed class ReadyExpressions : IReadyExpressions
{
    private const int Most = 10_000;

    private static readonly CelEnvironment Environment = CelEnvironments.Toolkit("self", "dep");

    private readonly ConcurrentDictionary<string, (ToolkitExpression? Expression, string? Error)> _compiled = new(StringComparer.Ordinal);

    public DependencyVerdict Evaluate(string expression, string dependency, MapNode self, MapNode dep)
    {
        var (compiled, fault) = Compile(expression);
        if (compiled is null)
        {
            return DependencyVerdict.Invalid($"failed to evaluate dependency {dependency}: {fault}");
        }

        var variables = CelVariables.Of(("self", CelNodes.Wrap(TypedView.Of(self))), ("dep", CelNodes.Wrap(TypedView.Of(dep))));
        var isReady = compiled.EvaluateBoolean(variables, out var error);
        return error is null ? DependencyVerdict.Of(isReady == true) : DependencyVerdict.NotReady(error);
    }

    private (ToolkitExpression? Expression, string? Error) Compile(string text)
    {
        if (_compiled.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_compiled.Count >= Most)
        {
            _compiled.Clear();
        }

        var expression = ToolkitExpression.Compile(text, Environment, CelType.Bool, out var error);
        return _compiled.GetOrAdd(text, (expression, error));
    }
}
