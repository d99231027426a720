using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>A key or index that is worked out.</summary>
internal sealed class IndexQualifier(CelNode key, bool isOptional) : Qualifier(isOptional)
{
    public override bool TryApply(CelContext context, CelValue target, bool presence, out CelValue value)
    {
        var at = key is AttributeNode attribute ? attribute.Resolve(context) : key is VariableNode variable ? variable.Resolve(context) : key.Evaluate(context);
        if (at.IsError)
        {
            value = at;
            return true;
        }

        return TryFind(target, at, presence, out value);
    }
}
