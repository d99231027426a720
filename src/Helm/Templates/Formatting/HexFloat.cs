using System.Globalization;
using System.Text;

namespace Flux.Helm.Templates.Formatting;

/// <summary>Go's hexadecimal floats: <c>0x1.8p+00</c>.</summary>
internal static class HexFloat
{
    public static string Format(double magnitude, int precision, bool upper)
    {
        var bits = BitConverter.DoubleToUInt64Bits(magnitude);
        var biased = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFFUL;
        var exponent = 0;
        if (magnitude != 0)
        {
            mantissa = biased == 0 ? mantissa : mantissa | (1UL << 52);
            exponent = (biased == 0 ? 1 : biased) - 1023;
            while ((mantissa & (1UL << 52)) == 0)
            {
                mantissa <<= 1;
                exponent--;
            }
        }

        // 60 bits after the leading one, so that digits are whole nibbles.
        mantissa <<= 60 - 52;
        if (precision is >= 0 and < 15)
        {
            (mantissa, exponent) = Round(mantissa, exponent, precision);
        }

        var text = new StringBuilder("0x").Append((mantissa >> 60) & 15);
        var fraction = (mantissa & ((1UL << 60) - 1)).ToString("x15", CultureInfo.InvariantCulture);
        fraction = precision < 0 ? fraction.TrimEnd('0') : fraction.PadRight(precision, '0')[..precision];
        if (fraction.Length > 0)
        {
            text.Append('.').Append(fraction);
        }

        text.Append('p').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture));
        return upper ? text.ToString().ToUpperInvariant() : text.ToString();
    }

    private static (ulong Mantissa, int Exponent) Round(ulong mantissa, int exponent, int precision)
    {
        var shift = precision * 4;
        var extra = (mantissa << shift) & ((1UL << 60) - 1);
        mantissa >>= 60 - shift;
        if ((extra | (mantissa & 1)) > 1UL << 59)
        {
            mantissa++;
        }

        mantissa <<= 60 - shift;
        return (mantissa & (1UL << 61)) != 0 ? (mantissa >> 1, exponent + 1) : (mantissa, exponent);
    }
}
