using System.Globalization;
using System.Text;

namespace Flux.Helm.Templates.Formatting;

/// <summary>strconv.FormatFloat for 64 bits.</summary>
internal static class FloatText
{
    /// <summary>
    /// Formats are <c>b e E f g G x X</c>; the precision counts digits as the format does, -1 is the fewest that are exact.
    /// </summary>
    public static string Format(double value, char format, int precision)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }

        var sign = double.IsNegative(value) ? "-" : "";
        var magnitude = Math.Abs(value);
        return format switch
        {
            'b' => sign + BinaryExponent(magnitude),
            'x' or 'X' => sign + HexFloat.Format(magnitude, precision, format == 'X'),
            _ => sign + Decimal(magnitude, format, precision),
        };
    }

    private static string Decimal(double magnitude, char format, int precision)
    {
        var shortest = precision < 0;
        DecimalDigits digits;
        if (shortest)
        {
            digits = DecimalDigits.Shortest(magnitude);
            precision = format switch
            {
                'e' or 'E' => Math.Max(digits.Digits.Length - 1, 0),
                'f' => Math.Max(digits.Digits.Length - digits.Point, 0),
                _ => digits.Digits.Length,
            };
        }
        else
        {
            digits = DecimalDigits.Exact(magnitude);
            precision = format is 'g' or 'G' && precision == 0 ? 1 : precision;
            digits = digits.Round(format switch
            {
                'e' or 'E' => precision + 1,
                'f' => digits.Point + precision,
                _ => precision,
            });
        }

        return format switch
        {
            'f' => Fixed(digits, Math.Max(precision, 0)),
            'e' or 'E' => Scientific(digits, precision, format),
            _ => General(digits, precision, shortest, format),
        };
    }

    private static string General(DecimalDigits digits, int precision, bool shortest, char format)
    {
        var threshold = precision;
        if (threshold > digits.Digits.Length && digits.Digits.Length >= digits.Point)
        {
            threshold = digits.Digits.Length;
        }

        if (shortest)
        {
            threshold = 6;
        }

        var exponent = digits.Point - 1;
        if (digits.Digits.Length > 0 && (exponent < -4 || exponent >= threshold))
        {
            return Scientific(digits, Math.Min(precision, digits.Digits.Length) - 1, (char)(format + 'e' - 'g'));
        }

        return Fixed(digits, Math.Max(digits.Digits.Length - digits.Point, 0));
    }

    private static string Scientific(DecimalDigits digits, int precision, char format)
    {
        var text = new StringBuilder().Append(digits.Digits.Length > 0 ? digits.Digits[0] : '0');
        if (precision > 0)
        {
            var rest = digits.Digits.Length > 1 ? digits.Digits[1..Math.Min(digits.Digits.Length, precision + 1)] : "";
            text.Append('.').Append(rest).Append('0', precision - rest.Length);
        }

        var exponent = digits.Digits.Length == 0 ? 0 : digits.Point - 1;
        return text.Append(format).Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)).ToString();
    }

    private static string Fixed(DecimalDigits digits, int precision)
    {
        var text = new StringBuilder();
        if (digits.Point > 0)
        {
            var whole = Math.Min(digits.Digits.Length, digits.Point);
            text.Append(digits.Digits, 0, whole).Append('0', digits.Point - whole);
        }
        else
        {
            text.Append('0');
        }

        if (precision > 0)
        {
            text.Append('.');
            for (var i = 0; i < precision; i++)
            {
                var at = digits.Point + i;
                text.Append(at >= 0 && at < digits.Digits.Length ? digits.Digits[at] : '0');
            }
        }

        return text.ToString();
    }

    private static string BinaryExponent(double magnitude)
    {
        var bits = BitConverter.DoubleToInt64Bits(magnitude);
        var biased = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFFL;
        var mantissa = biased == 0 ? fraction : fraction | (1L << 52);
        var exponent = (biased == 0 ? 1 : biased) - 1075;
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}p{(exponent >= 0 ? "+" : "")}{exponent}");
    }
}
