using System.Numerics;

namespace Flux.Helm.Templates.Values;

/// <summary>What counts as true: everything but the zero of its type.</summary>
internal static class GoTruth
{
    public static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool boolean => boolean,
        string text => text.Length > 0,
        double number => number != 0,
        GoMap map => map.Count > 0,
        GoList list => list.Count > 0,
        Complex complex => complex != Complex.Zero,
        GoObject { Type.Kind: GoKind.Map or GoKind.Slice } collection => collection.Fields.Count > 0,
        GoObject other => !other.IsNil,
        _ => !GoNumbers.ToBigInteger(value).IsZero,
    };
}
