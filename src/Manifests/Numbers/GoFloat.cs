using System.Globalization;

namespace Flux.Manifests.Numbers;

/// <summary>Doubles as Go's standard library prints them: always the shortest digits that read back as the same value.</summary>
public static class GoFloat
{
    private const int ShortestExponent = 6;

    /// <summary>As <c>encoding/json</c> does: exponents below 1e-6 and from 1e21. The value must be finite.</summary>
    public static string FormatJson(double value)
    {
        var magnitude = Math.Abs(value);
        return magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21)
            ? Exponential(Decompose(value), minExponentDigits: 1)
            : Positional(Decompose(value));
    }

    /// <summary><c>strconv.FormatFloat(value, 'g', -1, 64)</c>: exponents below 1e-4 and from 1e6.</summary>
    public static string FormatShortest(double value) =>
        NonFinite(value) ?? FormatShortest(Decompose(value));

    /// <summary><c>strconv.FormatFloat(value, 'g', -1, 32)</c>: the digits that identify the nearest single.</summary>
    public static string FormatShortestSingle(double value)
    {
        var single = (float)value;
        return NonFinite(single) ?? FormatShortest(Decompose(single.ToString("R", CultureInfo.InvariantCulture)));
    }

    private static string FormatShortest(Digits digits)
    {
        var exponent = digits.Point - 1;
        return exponent < -4 || exponent >= ShortestExponent ? Exponential(digits, minExponentDigits: 2) : Positional(digits);
    }

    private static string? NonFinite(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : null;

    private static string Positional(Digits digits)
    {
        var sign = digits.IsNegative ? "-" : "";
        if (digits.Point <= 0)
        {
            return $"{sign}0.{new string('0', -digits.Point)}{digits.Text}".TrimEnd('.');
        }

        return digits.Text.Length <= digits.Point
            ? sign + digits.Text.PadRight(digits.Point, '0')
            : $"{sign}{digits.Text.AsSpan(0, digits.Point)}.{digits.Text.AsSpan(digits.Point)}";
    }

    private static string Exponential(Digits digits, int minExponentDigits)
    {
        var exponent = digits.Point - 1;
        var fraction = digits.Text.Length > 1 ? "." + digits.Text[1..] : "";
        var printed = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(minExponentDigits, '0');
        return $"{(digits.IsNegative ? "-" : "")}{digits.Text[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{printed}";
    }

    private static Digits Decompose(double value) => Decompose(value.ToString("R", CultureInfo.InvariantCulture));

    private static Digits Decompose(string printed)
    {
        var isNegative = printed[0] == '-';
        var mantissa = printed.AsSpan(isNegative ? 1 : 0);
        var exponentAt = mantissa.IndexOf('E');
        var exponent = exponentAt < 0 ? 0 : int.Parse(mantissa[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        mantissa = exponentAt < 0 ? mantissa : mantissa[..exponentAt];
        var point = mantissa.IndexOf('.');
        var integer = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        var all = string.Concat(integer, fraction);
        var significant = all.TrimStart('0');
        if (significant.Length == 0)
        {
            return new Digits(isNegative, "0", 1);
        }

        var leading = all.Length - significant.Length;
        return new Digits(isNegative, significant.TrimEnd('0'), integer.Length - leading + exponent);
    }

    /// <summary>Significant digits without leading or trailing zeros, and where the decimal point stands, counted from the first.</summary>
    private readonly record struct Digits(bool IsNegative, string Text, int Point);
}
