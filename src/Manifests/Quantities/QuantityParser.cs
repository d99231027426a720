using System.Globalization;
using System.Numerics;

namespace Flux.Manifests.Quantities;

/// <summary>Text to quantity. Values finer than a billionth are rounded up; binary ones stop at the largest 64-bit integer.</summary>
internal static class QuantityParser
{
    public const string WrongFormat = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    public const string WrongNumber = "unable to parse numeric part of quantity";
    public const string WrongSuffix = "unable to parse quantity's suffix";

    private const int Nano = -9;
    private const int SmallDigits = 18;

    /// <returns>The quantity, or null with an error.</returns>
    public static Quantity? Parse(string text, out string? error)
    {
        error = null;
        if (!QuantityParts.TrySplit(text, out var parts))
        {
            error = WrongFormat;
            return null;
        }

        if (text == "0")
        {
            return new Quantity(Amount.Small(0), QuantityFormat.DecimalSI, text);
        }

        if (!QuantitySuffix.TryInterpret(parts.Suffix, out var exponent, out var format))
        {
            error = WrongSuffix;
            return null;
        }

        if (TryParseSmall(text, parts, exponent, format, out var small))
        {
            return small;
        }

        var digits = (parts.IsNegative ? "-" : "") + parts.Number.TrimStart('+', '-').Replace(".", "", StringComparison.Ordinal);
        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            error = WrongNumber;
            return null;
        }

        return ParseBig(value, -parts.Fraction.Length, exponent, format);
    }

    private static bool TryParseSmall(string text, in QuantityParts parts, int exponent, QuantityFormat format, out Quantity? quantity)
    {
        quantity = null;
        var digits = parts.Whole + parts.Fraction;
        var isBinary = format == QuantityFormat.BinarySI;
        var precision = !isBinary ? SmallDigits - digits.Length
            : parts.Fraction.Length == 0 ? 15 - parts.Whole.Length - (exponent * 3 / 10) - 1
            : -1;
        var scale = (isBinary ? 0 : exponent) - parts.Fraction.Length;
        if (precision < 0 || scale < Nano)
        {
            return false;
        }

        var value = long.Parse(digits, CultureInfo.InvariantCulture);
        var product = (BigInteger)value << (isBinary ? exponent : 0);
        if (product > long.MaxValue)
        {
            return false;
        }

        // The text is kept where it is already what would be printed.
        var isCanonical = isBinary
            ? exponent % 10 == 0 && (value & 7) != 0
            : scale % 3 == 0 && !digits.EndsWith("000", StringComparison.Ordinal) && digits[0] != '0';
        quantity = new Quantity(Amount.Small((long)(parts.IsNegative ? -product : product), scale), format, isCanonical ? text : null);
        return true;
    }

    private static Quantity ParseBig(BigInteger digits, int scale, int exponent, QuantityFormat format)
    {
        var isBinary = format == QuantityFormat.BinarySI;
        var amount = Amount.Big(BigInteger.Abs(isBinary ? digits << exponent : digits), isBinary ? scale : scale + exponent);
        if (!amount.IsZero)
        {
            amount = amount.RoundUp(Nano, out _);
        }

        if (isBinary)
        {
            amount = amount.CompareTo(Amount.Small(long.MaxValue)) > 0 ? Amount.Big(long.MaxValue, 0) : amount;
            var isFraction = !amount.IsZero && amount.CompareTo(Amount.Small(1)) < 0;
            format = isFraction ? QuantityFormat.DecimalSI : format;
        }

        return new Quantity(digits.Sign < 0 ? amount.Negate() : amount, format, text: null);
    }
}
