using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>True unless the value is false: how a loop goes on past an error, which a later item may make not matter.</summary>
internal sealed class NotStrictlyFalseNode(CelNode operand) : CelNode
{
    public override CelValue Evaluate(CelContext context)
    {
        var value = operand.Evaluate(context);
        context.Spend(1);
        return CelValue.Of(!value.IsFalse);
    }
}
