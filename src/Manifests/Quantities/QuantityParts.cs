namespace Flux.Manifests.Quantities;

/// <summary>The parts of a quantity's text.</summary>
/// <param name="Number">Sign, digits and point together.</param>
/// <param name="Whole">Digits before the point without leading zeros; at least <c>0</c>.</param>
/// <param name="Fraction">Digits after the point.</param>
/// <param name="Suffix">What follows.</param>
internal readonly record struct QuantityParts(string Number, string Whole, string Fraction, string Suffix)
{
    public bool IsNegative => Number.StartsWith('-');

    /// <summary>False when the text has characters in wrong places.</summary>
    public static bool TrySplit(string text, out QuantityParts parts)
    {
        parts = default;
        if (text.Length == 0)
        {
            return false;
        }

        var start = text[0] is '+' or '-' ? 1 : 0;
        var wholeEnd = SkipDigits(text, start);
        var whole = text[start..wholeEnd].TrimStart('0');
        if (wholeEnd == text.Length && whole.Length == 0)
        {
            parts = new QuantityParts("0", "0", "", "");
            return true;
        }

        var numberEnd = wholeEnd;
        var fraction = "";
        if (numberEnd < text.Length && text[numberEnd] == '.')
        {
            numberEnd = SkipDigits(text, wholeEnd + 1);
            fraction = text[(wholeEnd + 1)..numberEnd];
        }

        var end = numberEnd;
        while (end < text.Length && "eEinumkKMGTP".Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        if (end < text.Length)
        {
            end = SkipDigits(text, text[end] is '+' or '-' ? end + 1 : end);
        }

        parts = new QuantityParts(text[..numberEnd], whole.Length == 0 ? "0" : whole, fraction, text[numberEnd..]);
        return end == text.Length;
    }

    private static int SkipDigits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }
}
