using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>A name known beforehand.</summary>
internal sealed class FieldQualifier(string name, bool isOptional) : Qualifier(isOptional)
{
    private readonly CelValue _key = CelValue.Of(name);

    public string Name => name;

    public override bool TryApply(CelContext context, CelValue target, bool presence, out CelValue value)
    {
        if (target.Kind == CelKind.Map)
        {
            if (target.AsMap.TryGet(name, out value))
            {
                return true;
            }

            value = presence ? default : Missing(_key);
            return !presence;
        }

        return TryFind(target, _key, presence, out value);
    }
}
