using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Numbers;

/// <summary>The lenient conversions of sprig's number functions: what does not convert is zero.</summary>
internal static class Conversion
{
    public static long ToInt64(object? value) => value switch
    {
        null => 0,
        long number => number,
        double number => Truncate(number),
        string text => FromText(text),
        bool boolean => boolean ? 1 : 0,
        _ when GoNumbers.IsInteger(value) => GoNumbers.ToInt64(value),
        _ => 0,
    };

    public static double ToFloat64(object? value) => value switch
    {
        null => 0,
        double number => number,
        long number => number,
        string text => GoNumberText.ParseFloat(text) ?? 0,
        bool boolean => boolean ? 1 : 0,
        _ when GoNumbers.IsInteger(value) => (double)GoNumbers.ToBigInteger(value),
        _ => 0,
    };

    /// <summary>Out of range gives the smallest integer, as the processors Go runs on have it.</summary>
    private static long Truncate(double number) =>
        number is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (long)number : long.MinValue;

    private static long FromText(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0 && text.AsSpan(dot + 1).TrimEnd('0').IsEmpty)
        {
            text = text[..dot];
        }

        return GoNumberText.ParseInt(text) ?? 0;
    }
}
