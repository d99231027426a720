using Flux.Manifests.Cel.Functions;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.RegularExpressions;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary><c>matches</c> with a constant pattern.</summary>
internal sealed class MatchNode(CelNode text, GoRegex pattern) : CelNode
{
    public override CelValue Evaluate(CelContext context)
    {
        var value = text.Evaluate(context);
        if (value.IsError)
        {
            context.Spend(1);
            return value;
        }

        if (value.Kind != CelKind.String)
        {
            context.Spend(1);
            return CelValue.NoSuchOverload;
        }

        context.Spend(CelCallCosts.Match(CelSizes.Of(value), CelSizes.OfString(pattern.Pattern)));
        return StandardStrings.Match(pattern, value.AsString);
    }
}
