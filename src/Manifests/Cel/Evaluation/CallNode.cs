using Flux.Manifests.Cel.Functions;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>A call whose arguments are all worked out first; the first error among them is its value.</summary>
internal sealed class CallNode(string function, string overload, CelImplementation apply, CelNode[] arguments) : CelNode
{
    public string Function => function;

    public IReadOnlyList<CelNode> Arguments => arguments;

    public override CelValue Evaluate(CelContext context) => arguments.Length switch
    {
        1 => Apply(context, [arguments[0].Evaluate(context)]),
        2 => Apply(context, [arguments[0].Evaluate(context), arguments[1].Evaluate(context)]),
        _ => EvaluateMany(context),
    };

    private CelValue EvaluateMany(CelContext context)
    {
        var values = new CelValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(context);
        }

        return Apply(context, values);
    }

    private CelValue Apply(CelContext context, ReadOnlySpan<CelValue> values)
    {
        foreach (var value in values)
        {
            if (value.IsError)
            {
                context.Spend(1);
                return value;
            }
        }

        var result = apply(values);
        context.Spend(CelCallCosts.Of(function, overload, values, result));
        return result;
    }
}
