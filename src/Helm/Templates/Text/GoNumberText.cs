using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace Flux.Helm.Templates.Text;

/// <summary>strconv's parsers, with base prefixes and underscores as Go's literals have them. Null when malformed or out of range.</summary>
internal static class GoNumberText
{
    private static readonly SearchValues<char> FloatCharacters = SearchValues.Create("0123456789.eE+-");

    public static ulong? ParseUint(string text) =>
        Magnitude(text) is { } value && value <= ulong.MaxValue ? (ulong)value : null;

    public static long? ParseInt(string text)
    {
        var negative = text.StartsWith('-');
        var digits = negative || text.StartsWith('+') ? text[1..] : text;
        if (Magnitude(digits) is not { } value)
        {
            return null;
        }

        value = negative ? -value : value;
        return value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
    }

    /// <summary>Numbers in one base, without prefixes or underscores.</summary>
    public static long? ParseInt(string text, int numberBase)
    {
        var negative = text.StartsWith('-');
        var digits = negative || text.StartsWith('+') ? text[1..] : text;
        if (Digits(digits, numberBase) is not { } value)
        {
            return null;
        }

        value = negative ? -value : value;
        return value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
    }

    public static double? ParseFloat(string text)
    {
        var negative = text.StartsWith('-');
        var body = negative || text.StartsWith('+') ? text[1..] : text;
        double? magnitude = body.ToLowerInvariant() switch
        {
            "inf" or "infinity" => double.PositiveInfinity,
            "nan" => double.NaN,
            _ => body.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? ParseHexFloat(body[2..]) : ParseDecimalFloat(body),
        };
        return negative ? -magnitude : magnitude;
    }

    private static double? ParseDecimalFloat(string body)
    {
        if (!UnderscoresAreFine(body, hexadecimal: false) && body.Contains('_', StringComparison.Ordinal))
        {
            return null;
        }

        body = body.Replace("_", "", StringComparison.Ordinal);
        if (body.Length == 0 || body.AsSpan().IndexOfAnyExcept(FloatCharacters) >= 0 || body[0] is 'e' or 'E' or '+' or '-')
        {
            return null;
        }

        return double.TryParse(body, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;
    }

    private static double? ParseHexFloat(string body)
    {
        body = body.Replace("_", "", StringComparison.Ordinal);
        var exponentAt = body.AsSpan().IndexOfAny('p', 'P');
        if (exponentAt < 0 || !int.TryParse(body.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
        {
            return null;
        }

        var mantissa = body[..exponentAt];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = dot < 0 ? mantissa : mantissa.Remove(dot, 1);
        if (Digits(digits, 16) is not { } value || Math.Abs(exponent) > 5000 || digits.Length > 1000)
        {
            return null;
        }

        var scale = exponent - (dot < 0 ? 0 : 4 * (mantissa.Length - dot - 1));
        return Math.ScaleB((double)value, scale);
    }

    private static BigInteger? Magnitude(string text)
    {
        if (text.Length > 1 && text[0] == '0')
        {
            var (numberBase, skip) = char.ToLowerInvariant(text[1]) switch
            {
                'x' => (16, 2),
                'b' => (2, 2),
                'o' => (8, 2),
                _ => (8, 1),
            };
            return !text.Contains('_', StringComparison.Ordinal) || UnderscoresAreFine(text, numberBase == 16)
                ? Digits(text[skip..].Replace("_", "", StringComparison.Ordinal), numberBase)
                : null;
        }

        return !text.Contains('_', StringComparison.Ordinal) || UnderscoresAreFine(text, hexadecimal: false)
            ? Digits(text.Replace("_", "", StringComparison.Ordinal), 10)
            : null;
    }

    private static BigInteger? Digits(string digits, int numberBase)
    {
        if (digits.Length is 0 or > 2_000)
        {
            return null;
        }

        var value = BigInteger.Zero;
        foreach (var character in digits)
        {
            var digit = char.IsAsciiHexDigit(character) ? Convert.ToInt32(character.ToString(), 16) : 99;
            if (digit >= numberBase)
            {
                return null;
            }

            value = (value * numberBase) + digit;
        }

        return value;
    }

    /// <summary>Underscores stand between digits, or between a base prefix and a digit.</summary>
    private static bool UnderscoresAreFine(string text, bool hexadecimal)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && !(i > 0 && i + 1 < text.Length && IsDigitOrPrefix(text, i - 1) && IsDigit(text[i + 1], hexadecimal)))
            {
                return false;
            }
        }

        return true;

        bool IsDigitOrPrefix(string s, int at) => IsDigit(s[at], hexadecimal) || (at == 1 && s[0] == '0' && char.IsAsciiLetter(s[1]));
    }

    private static bool IsDigit(char character, bool hexadecimal) => hexadecimal ? char.IsAsciiHexDigit(character) : char.IsAsciiDigit(character);
}
