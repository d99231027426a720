using Flux.Helm.Templates.Syntax;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Evaluation;

/// <summary>The variables in scope, innermost last.</summary>
internal sealed class VariableStack
{
    private readonly List<(string Name, GoValue Value)> _variables = [];

    public int Count => _variables.Count;

    public void Push(string name, GoValue value) => _variables.Add((name, value));

    public void Pop(int count) => _variables.RemoveRange(count, _variables.Count - count);

    public GoValue Get(string name, ExpressionEvaluator evaluator) => _variables[Find(name, evaluator)].Value;

    public void Set(string name, GoValue value, ExpressionEvaluator evaluator) => _variables[Find(name, evaluator)] = (name, value);

    /// <summary>Gives the variables of a <c>range</c> their values: one gets the element, two get index and element.</summary>
    public void AssignLoop(PipeNode pipe, GoValue index, GoValue element, ExpressionEvaluator evaluator)
    {
        var declarations = pipe.Declarations;
        if (declarations.Count == 0)
        {
            return;
        }

        if (pipe.IsAssignment)
        {
            Set(declarations[0].Names[0], declarations.Count > 1 ? index : element, evaluator);
            if (declarations.Count > 1)
            {
                Set(declarations[1].Names[0], element, evaluator);
            }

            return;
        }

        SetTop(1, element);
        if (declarations.Count > 1)
        {
            SetTop(2, index);
        }
    }

    private void SetTop(int fromTop, GoValue value)
    {
        var at = _variables.Count - fromTop;
        _variables[at] = (_variables[at].Name, value);
    }

    private int Find(string name, ExpressionEvaluator evaluator)
    {
        for (var i = _variables.Count - 1; i >= 0; i--)
        {
            if (string.Equals(_variables[i].Name, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw evaluator.Error($"undefined variable: {name}");
    }
}
