using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>One selection or index.</summary>
internal abstract class Qualifier(bool isOptional)
{
    /// <summary>True for <c>.?f</c> and <c>[?i]</c>.</summary>
    public bool IsOptional => isOptional;

    /// <summary>
    /// Applies the qualifier. False only when <paramref name="presence"/> is asked for and nothing is there; what is wrong
    /// otherwise comes as an error value.
    /// </summary>
    public abstract bool TryApply(CelContext context, CelValue target, bool presence, out CelValue value);

    protected static bool TryFind(CelValue target, CelValue key, bool presence, out CelValue value)
    {
        switch (target.Kind)
        {
            case CelKind.Map when target.AsMap.TryGet(key, out value):
                return true;
            case CelKind.List:
                return TryIndex(target.AsList, key, presence, out value);
            default:
                value = presence ? default : Missing(key);
                return !presence;
        }
    }

    protected static CelValue Missing(CelValue key) => CelValue.Error($"no such key: {(key.Kind == CelKind.String ? key.AsString : key.ToString())}");

    private static bool TryIndex(CelList list, CelValue key, bool presence, out CelValue value)
    {
        var index = key.Kind switch
        {
            CelKind.Int => key.AsInt,
            CelKind.Uint => key.AsUint > int.MaxValue ? -1 : (long)key.AsUint,
            CelKind.Double when Math.Truncate(key.AsDouble).Equals(key.AsDouble) && Math.Abs(key.AsDouble) < 9e15 => (long)key.AsDouble,
            _ => (long?)null,
        };
        if (index is null)
        {
            value = CelValue.Error(key.Kind == CelKind.Double
                ? $"unsupported index value {key} in list"
                : $"unsupported index type '{Functions.CelRuntimeTypes.Of(key).Name}' in list");
            return true;
        }

        if (index >= 0 && index < list.Count)
        {
            value = list[(int)index];
            return true;
        }

        value = presence ? default : CelValue.Error($"index out of bounds: {key}");
        return !presence;
    }
}
