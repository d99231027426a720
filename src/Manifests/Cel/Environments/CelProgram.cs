using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Environments;

/// <summary>A compiled expression. Immutable and safe for use by several threads.</summary>
public sealed class CelProgram
{
    /// <summary>The cost that one evaluation may reach when the caller sets no other: a loop over some 100,000 values.</summary>
    public const long DefaultBudget = 1_000_000;

    private readonly CelNode _root;
    private readonly int _locals;

    internal CelProgram(CelNode root, int locals, CelExpr tree)
    {
        _root = root;
        _locals = locals;
        Tree = tree;
    }

    /// <summary>The type of the result, or null when the expression was not checked.</summary>
    public CelType? OutputType => Tree.Type;

    internal CelExpr Tree { get; }

    /// <param name="variables">What the expression sees.</param>
    /// <param name="budget">The cost at which the evaluation is given up.</param>
    public CelResult Evaluate(CelVariables variables, long budget = DefaultBudget)
    {
        var context = new CelContext(variables, _locals, budget);
        CelEffort.Begin();
        try
        {
            var value = _root.Evaluate(context);
            return new CelResult(value, context.Cost, IsBudgetExceeded: false);
        }
        catch (CelBudgetException)
        {
            return new CelResult(CelValue.Error("operation cancelled: actual cost limit exceeded"), context.Cost, IsBudgetExceeded: true);
        }
    }
}
