using System.Globalization;

namespace Flux.Kustomize.Trees;

/// <summary>
/// What a plain scalar stands for, by the rules of the YAML 1.2 reader that kustomize uses for resources: booleans are only
/// true and false, octals may be written 0777 or 0o777, dates are timestamps.
/// </summary>
internal static class PlainScalars
{
    public static ScalarTag Resolve(string text)
    {
        if (text.Length == 0)
        {
            return ScalarTag.Null;
        }

        return text[0] switch
        {
            '~' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or '<' => ResolveWord(text),
            '.' => IsSpecialFloat(text) || IsFloat(text) ? ScalarTag.Float : ScalarTag.String,
            '+' or '-' or (>= '0' and <= '9') => ResolveNumber(text),
            _ => ScalarTag.String,
        };
    }

    public static bool TryParseInteger(string text, out decimal value)
    {
        value = 0;
        var digits = text.Contains('_', StringComparison.Ordinal) ? text.Replace("_", "", StringComparison.Ordinal) : text;
        var negative = digits.StartsWith('-');
        var start = digits.Length > 0 && digits[0] is '+' or '-' ? 1 : 0;
        var (radix, skip) = Radix(digits.AsSpan(start));
        if (!TryParseDigits(digits.AsSpan(start + skip), radix, out var magnitude))
        {
            return false;
        }

        if (negative ? magnitude > 9223372036854775808UL : false)
        {
            return false;
        }

        if (start == 1 && !negative && magnitude > long.MaxValue)
        {
            return false;
        }

        value = negative ? -(decimal)magnitude : magnitude;
        return true;
    }

    public static bool TryParseFloat(string text, out double value)
    {
        switch (text)
        {
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                value = double.PositiveInfinity;
                return true;
            case "-.inf" or "-.Inf" or "-.INF":
                value = double.NegativeInfinity;
                return true;
            case ".nan" or ".NaN" or ".NAN":
                value = double.NaN;
                return true;
            default:
                value = 0;
                return IsFloat(text) && double.TryParse(
                    text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        }
    }

    private static ScalarTag ResolveWord(string text) => text switch
    {
        "~" or "null" or "Null" or "NULL" => ScalarTag.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarTag.Boolean,
        "<<" => ScalarTag.Merge,
        _ => ScalarTag.String,
    };

    private static ScalarTag ResolveNumber(string text)
    {
        if (text[0] is >= '0' and <= '9' && Timestamps.IsTimestamp(text))
        {
            return ScalarTag.Timestamp;
        }

        if (TryParseInteger(text, out _))
        {
            return ScalarTag.Integer;
        }

        return IsSpecialFloat(text) || IsFloat(text) ? ScalarTag.Float : ScalarTag.String;
    }

    private static bool IsSpecialFloat(string text) => text.Length is 4 or 5 && text.TrimStart('+', '-') is
        ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN" && !(text[0] is '+' or '-' && text[2] is 'n' or 'N');

    private static (int Radix, int Skip) Radix(ReadOnlySpan<char> digits)
    {
        if (digits.Length < 2 || digits[0] != '0')
        {
            return (10, 0);
        }

        return digits[1] switch
        {
            'x' or 'X' => (16, 2),
            'b' or 'B' => (2, 2),
            'o' or 'O' => (8, 2),
            _ => (8, 1),
        };
    }

    private static bool TryParseDigits(ReadOnlySpan<char> digits, int radix, out ulong value)
    {
        value = 0;
        if (digits.IsEmpty)
        {
            return false;
        }

        foreach (var character in digits)
        {
            var digit = char.IsAsciiHexDigit(character) ? Convert.ToInt32(character.ToString(), 16) : radix;
            if (digit >= radix || value > (ulong.MaxValue - (ulong)digit) / (ulong)radix)
            {
                return false;
            }

            value = (value * (ulong)radix) + (ulong)digit;
        }

        return true;
    }

    private static bool IsFloat(string text)
    {
        var rest = (text.Contains('_', StringComparison.Ordinal) ? text.Replace("_", "", StringComparison.Ordinal) : text).AsSpan();
        if (rest.Length > 0 && rest[0] is '+' or '-')
        {
            rest = rest[1..];
        }

        var whole = CountDigits(rest);
        rest = rest[whole..];
        var fraction = 0;
        if (rest.Length > 0 && rest[0] == '.')
        {
            fraction = CountDigits(rest[1..]);
            rest = rest[(1 + fraction)..];
        }

        if (whole + fraction == 0 || (rest.Length == 0 && whole == 0 && fraction == 0))
        {
            return false;
        }

        if (rest.Length > 0 && rest[0] is 'e' or 'E')
        {
            rest = rest[1..];
            rest = rest.Length > 0 && rest[0] is '+' or '-' ? rest[1..] : rest;
            var exponent = CountDigits(rest);
            return exponent > 0 && exponent == rest.Length && IsInRange(text);
        }

        return rest.IsEmpty && IsInRange(text);
    }

    /// <summary>What is too large for a double is no number but a string.</summary>
    private static bool IsInRange(string text) =>
        double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var other = text.IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? text.Length : other;
    }
}
