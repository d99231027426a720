using System.Globalization;

namespace Flux.Manifests.Numbers;

/// <summary>Numbers as Go's <c>strconv</c> reads them with base 0: prefixes <c>0x</c>, <c>0o</c>, <c>0b</c> and <c>0</c>. No underscores.</summary>
internal static class GoNumberParser
{
    /// <summary>False when the text is no integer or exceeds 64 bits with sign.</summary>
    public static bool TryParseInt64(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var isNegative = text.Length > 0 && text[0] == '-';
        var unsigned = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        if (!TryParseUInt64(unsigned, out var magnitude) || magnitude > (ulong)long.MaxValue + (isNegative ? 1UL : 0UL))
        {
            return false;
        }

        value = isNegative ? unchecked(-(long)magnitude) : (long)magnitude;
        return true;
    }

    /// <summary>False when the text is no integer, has a sign, or exceeds 64 bits.</summary>
    public static bool TryParseUInt64(ReadOnlySpan<byte> text, out ulong value)
    {
        value = 0;
        var numberBase = 10u;
        if (text.Length > 1 && text[0] == '0')
        {
            (numberBase, var prefix) = (text[1] | 0x20) switch
            {
                'x' => (16u, 2),
                'o' => (8u, 2),
                'b' => (2u, 2),
                _ => (8u, 1),
            };
            text = text[prefix..];
        }

        return text.Length > 0 && TryParseDigits(text, numberBase, ref value);
    }

    /// <summary>A decimal number with optional sign, fraction and exponent; out of range counts as no number, as in Go.</summary>
    public static bool TryParseFloat(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);

    private static bool TryParseDigits(ReadOnlySpan<byte> text, uint numberBase, ref ulong value)
    {
        foreach (var character in text)
        {
            var digit = character switch
            {
                >= (byte)'0' and <= (byte)'9' => (uint)(character - '0'),
                >= (byte)'a' and <= (byte)'z' => (uint)(character - 'a' + 10),
                >= (byte)'A' and <= (byte)'Z' => (uint)(character - 'A' + 10),
                _ => uint.MaxValue,
            };
            if (digit >= numberBase || value > ulong.MaxValue / numberBase)
            {
                return false;
            }

            var next = unchecked((value * numberBase) + digit);
            if (next < digit)
            {
                return false;
            }

            value = next;
        }

        return true;
    }
}
