using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

internal sealed class ConstNode(CelValue value) : CelNode
{
    public CelValue Value => value;

    public override CelValue Evaluate(CelContext context) => value;
}
