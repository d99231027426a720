using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

internal sealed class ConditionalNode(CelNode condition, CelNode whenTrue, CelNode whenFalse) : CelNode
{
    public override CelValue Evaluate(CelContext context)
    {
        var decision = condition.Evaluate(context);
        return decision.IsError ? decision : decision.Kind != CelKind.Bool ? CelValue.NoSuchOverload : Branch(decision.AsBool ? whenTrue : whenFalse, context);
    }

    private static CelValue Branch(CelNode node, CelContext context) => node switch
    {
        AttributeNode attribute => attribute.Resolve(context),
        VariableNode variable => variable.Resolve(context),
        _ => node.Evaluate(context),
    };
}
