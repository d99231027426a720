using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Lengths: of strings in code points.</summary>
internal static class CelSizes
{
    public static long Of(CelValue value) => value.Kind switch
    {
        CelKind.String => OfString(value.AsString),
        CelKind.Bytes => value.AsBytes.Length,
        CelKind.List => value.AsList.Count,
        CelKind.Map => value.AsMap.Count,
        CelKind.Opaque => value.AsOpaque.Size,
        CelKind.Optional when value.AsOptional.HasValue => Of(value.AsOptional.Value),
        _ => 1,
    };

    public static int OfString(string text)
    {
        var count = text.Length;
        foreach (var character in text)
        {
            count -= char.IsLowSurrogate(character) ? 1 : 0;
        }

        return count;
    }
}
