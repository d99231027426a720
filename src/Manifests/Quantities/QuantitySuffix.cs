using System.Globalization;

namespace Flux.Manifests.Quantities;

/// <summary>Suffixes and what they multiply by.</summary>
internal static class QuantitySuffix
{
    /// <summary>Larger exponents describe nothing, and would cost memory to compare.</summary>
    private const int LargestExponent = 10_000;

    private static readonly string[] Decimal = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] Binary = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    /// <param name="suffix">The letters, or an exponent, after a number.</param>
    /// <param name="exponent">Of ten, or of two for <see cref="QuantityFormat.BinarySI"/>.</param>
    /// <param name="format">The format it belongs to.</param>
    public static bool TryInterpret(string suffix, out int exponent, out QuantityFormat format)
    {
        var at = Array.IndexOf(Decimal, suffix);
        format = QuantityFormat.DecimalSI;
        exponent = (at * 3) - 9;
        if (at >= 0)
        {
            return true;
        }

        at = Array.IndexOf(Binary, suffix);
        if (at > 0)
        {
            format = QuantityFormat.BinarySI;
            exponent = at * 10;
            return true;
        }

        format = QuantityFormat.DecimalExponent;
        return suffix.Length > 1
            && suffix[0] is 'e' or 'E'
            && int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
            && Math.Abs(exponent) <= LargestExponent;
    }

    /// <summary>Empty where there is none, however large the exponent: the original's silence.</summary>
    public static string Of(int exponent, QuantityFormat format) => format switch
    {
        QuantityFormat.DecimalExponent => exponent == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"e{exponent}"),
        QuantityFormat.BinarySI => exponent % 10 == 0 ? Binary.ElementAtOrDefault(exponent / 10) ?? "" : "",
        _ => exponent % 3 == 0 ? Decimal.ElementAtOrDefault((exponent + 9) / 3) ?? "" : "",
    };
}
