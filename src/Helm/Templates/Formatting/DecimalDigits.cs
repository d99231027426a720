using System.Globalization;
using System.Numerics;

namespace Flux.Helm.Templates.Formatting;

/// <summary>The decimal digits of a finite double: the value is 0.Digits × 10^Point. Zero has no digits.</summary>
internal readonly record struct DecimalDigits(string Digits, int Point)
{
    /// <summary>The fewest digits that read back as the same number.</summary>
    public static DecimalDigits Shortest(double magnitude)
    {
        var text = magnitude.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = dot < 0 ? mantissa : mantissa.Remove(dot, 1);
        var point = (dot < 0 ? mantissa.Length : dot) + exponent;
        var trimmed = digits.TrimStart('0');
        point -= digits.Length - trimmed.Length;
        trimmed = trimmed.TrimEnd('0');
        return trimmed.Length == 0 ? new DecimalDigits("", 0) : new DecimalDigits(trimmed, point);
    }

    /// <summary>All digits: every double is a finite decimal.</summary>
    public static DecimalDigits Exact(double magnitude)
    {
        if (magnitude == 0)
        {
            return new DecimalDigits("", 0);
        }

        var bits = BitConverter.DoubleToInt64Bits(magnitude);
        var biased = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFFL;
        var mantissa = biased == 0 ? fraction : fraction | (1L << 52);
        var exponent = (biased == 0 ? 1 : biased) - 1075;
        string digits;
        var point = 0;
        if (exponent >= 0)
        {
            digits = (new BigInteger(mantissa) << exponent).ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            digits = (mantissa * BigInteger.Pow(5, -exponent)).ToString(CultureInfo.InvariantCulture);
            point = exponent;
        }

        return new DecimalDigits(digits.TrimEnd('0'), digits.Length + point);
    }

    /// <summary>At most <paramref name="count"/> digits, halves to even.</summary>
    public DecimalDigits Round(int count)
    {
        if (count >= Digits.Length)
        {
            return this;
        }

        if (count < 0)
        {
            return new DecimalDigits("", 0);
        }

        var up = Digits[count] > '5' || (Digits[count] == '5' && (count + 1 < Digits.Length || (count > 0 && (Digits[count - 1] - '0') % 2 == 1)));
        if (!up)
        {
            var cut = Digits[..count].TrimEnd('0');
            return cut.Length == 0 ? new DecimalDigits("", 0) : new DecimalDigits(cut, Point);
        }

        var kept = Digits[..count].TrimEnd('9');
        return kept.Length == 0
            ? new DecimalDigits("1", Point + 1)
            : new DecimalDigits(kept[..^1] + (char)(kept[^1] + 1), Point);
    }
}
