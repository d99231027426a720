using System.Text;

namespace Flux.Manifests.RegularExpressions;

/// <summary>Ranges of characters beyond the BMP as .NET patterns over their surrogates.</summary>
internal static class GoRegexSurrogates
{
    public static IEnumerable<string> Ranges(int low, int high)
    {
        var (lowLead, lowTrail) = Split(low);
        var (highLead, highTrail) = Split(high);
        if (lowLead == highLead)
        {
            yield return Pair(lowLead, lowLead, lowTrail, highTrail);
            yield break;
        }

        yield return Pair(lowLead, lowLead, lowTrail, '\udfff');
        if (highLead - lowLead > 1)
        {
            yield return Pair((char)(lowLead + 1), (char)(highLead - 1), '\udc00', '\udfff');
        }

        yield return Pair(highLead, highLead, '\udc00', highTrail);
    }

    private static (char Lead, char Trail) Split(int value)
    {
        Span<char> units = stackalloc char[2];
        new Rune(value).EncodeToUtf16(units);
        return (units[0], units[1]);
    }

    private static string Pair(char lowLead, char highLead, char lowTrail, char highTrail) => Set(lowLead, highLead) + Set(lowTrail, highTrail);

    private static string Set(char low, char high) => $"[{GoRegexEscapes.Unit(low)}-{GoRegexEscapes.Unit(high)}]";
}
