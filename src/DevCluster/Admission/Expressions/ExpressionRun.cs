using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Values;

namespace Flux.DevCluster.Admission.Expressions;

/// <summary>The evaluation of several expressions about one write, which share a budget.</summary>
internal sealed class ExpressionRun
{
    /// <summary>What all validations of a policy may cost together.</summary>
    public const long PolicyBudget = 10_000_000;

    /// <summary>What all conditions may cost together.</summary>
    public const long ConditionBudget = PolicyBudget / 4;

    public const string OutOfBudget = "validation failed due to running out of cost budget, no further validation rules will be run";

    private const long CallLimit = 1_000_000;

    private readonly Dictionary<string, CelValue> _values;
    private readonly Activation _activation;
    private long _remaining;

    /// <param name="values">What expressions see.</param>
    /// <param name="variables">The variables of the policy.</param>
    /// <param name="budget">See <see cref="PolicyBudget"/>.</param>
    public ExpressionRun(IReadOnlyDictionary<string, CelValue> values, IReadOnlyList<CompiledVariable> variables, long budget)
    {
        _values = new Dictionary<string, CelValue>(values, StringComparer.Ordinal);
        _activation = new Activation(_values);
        _remaining = budget;
        if (variables.Count > 0)
        {
            _values["variables"] = CelValue.Of(new VariableValues(variables, this));
        }
    }

    /// <summary>False once the budget is spent: then nothing more is evaluated.</summary>
    public bool HasBudget => _remaining >= 0;

    /// <summary>The value of an expression; an error value says what is wrong in the words of Kubernetes.</summary>
    public CelValue Evaluate(CompiledExpression expression)
    {
        if (expression.Program is not { } program)
        {
            return CelValue.Error($"compilation error: {expression.Error}");
        }

        var value = EvaluateWithin(program);
        return value.IsError ? CelValue.Error($"expression '{expression.Text}' resulted in error: {value.Message}") : value;
    }

    internal CelValue EvaluateWithin(CelProgram program)
    {
        var result = program.Evaluate(_activation, CallLimit);
        _remaining = _remaining < 0 || result.Cost > _remaining ? -1 : _remaining - result.Cost;
        return result.Value;
    }

    private sealed class Activation(Dictionary<string, CelValue> values) : CelVariables
    {
        public override bool TryGet(string name, out CelValue value) => values.TryGetValue(name, out value);
    }
}
