using Flux.Manifests.Cel.Values;

namespace Flux.DevCluster.Admission.Expressions;

/// <summary>The variables of a policy, worked out when an expression first asks for them.</summary>
internal sealed class VariableValues(IReadOnlyList<CompiledVariable> variables, ExpressionRun run) : CelMap
{
    private readonly Dictionary<string, CelValue> _known = new(StringComparer.Ordinal);

    public override int Count => variables.Count;

    public override IEnumerable<CelValue> Keys => variables.Select(variable => CelValue.Of(variable.Name));

    public override bool TryGet(CelValue key, out CelValue value)
    {
        value = default;
        return key.Kind == CelKind.String && TryGet(key.AsString, out value);
    }

    public override bool TryGet(string key, out CelValue value)
    {
        if (_known.TryGetValue(key, out value))
        {
            return true;
        }

        // Of variables of one name the last one counts.
        if (variables.LastOrDefault(variable => variable.Name == key) is not { } variable)
        {
            return false;
        }

        value = Evaluate(variable);
        _known[key] = value;
        return true;
    }

    private CelValue Evaluate(CompiledVariable variable)
    {
        if (variable.Expression.Program is not { } program)
        {
            return CelValue.Error($"composited variable \"{variable.Name}\" fails to compile: {variable.Expression.Error}");
        }

        var value = run.EvaluateWithin(program);
        return value.IsError ? CelValue.Error($"composited variable \"{variable.Name}\" fails to evaluate: {value.Message}") : value;
    }
}
