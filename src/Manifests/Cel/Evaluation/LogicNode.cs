using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary><c>&amp;&amp;</c> and <c>||</c>: a term that decides makes errors of the others not matter.</summary>
/// <param name="deciding">False for <c>&amp;&amp;</c>, true for <c>||</c>.</param>
internal sealed class LogicNode(CelNode left, CelNode right, bool deciding) : CelNode
{
    public override CelValue Evaluate(CelContext context)
    {
        var first = left.Evaluate(context);
        if (first.Kind == CelKind.Bool && first.AsBool == deciding)
        {
            return first;
        }

        var second = right.Evaluate(context);
        if (second.Kind == CelKind.Bool && second.AsBool == deciding)
        {
            return second;
        }

        return first.IsError ? first
            : first.Kind != CelKind.Bool ? CelValue.NoSuchOverload
            : second.IsError || second.Kind == CelKind.Bool ? second : CelValue.NoSuchOverload;
    }
}
