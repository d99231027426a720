namespace Flux.Manifests.Cel.Values;

/// <summary>Equality of map keys and set members: numbers by value, whatever their type.</summary>
internal sealed class CelValueComparer : IEqualityComparer<CelValue>
{
    public static readonly CelValueComparer Instance = new();

    public bool Equals(CelValue x, CelValue y) => CelEquality.AreEqual(x, y);

    public int GetHashCode(CelValue obj) => obj.Kind switch
    {
        CelKind.Int => ((double)obj.AsInt).GetHashCode(),
        CelKind.Uint => ((double)obj.AsUint).GetHashCode(),
        CelKind.Double => obj.AsDouble.GetHashCode(),
        CelKind.String => string.GetHashCode(obj.AsString, StringComparison.Ordinal),
        CelKind.Bool => obj.AsBool ? 1 : 2,
        _ => (int)obj.Kind,
    };
}
