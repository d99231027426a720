using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary><c>a.or(b)</c> and <c>a.orValue(b)</c>: the argument is evaluated only when it is needed.</summary>
internal sealed class OptionalOrNode(CelNode optional, CelNode other, bool unwraps) : CelNode
{
    public override CelValue Evaluate(CelContext context)
    {
        var value = optional.Evaluate(context);
        if (value.IsError)
        {
            return value;
        }

        return value.Kind != CelKind.Optional ? CelValue.NoSuchOverload
            : !value.AsOptional.HasValue ? other.Evaluate(context)
            : unwraps ? value.AsOptional.Value : value;
    }
}
