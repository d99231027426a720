using System.Globalization;
using System.Text;

namespace Flux.Manifests.StructuredMerge.Messages;

/// <summary>Floats as Go prints them: in JSON, and in messages (<c>%v</c>).</summary>
internal static class GoNumberText
{
    /// <summary>Plain digits between 1e-6 and 1e21, an exponent without padding outside.</summary>
    public static string Json(double value)
    {
        var size = Math.Abs(value);
        var (negative, digits, point) = Decompose(value);
        return size != 0 && (size < 1e-6 || size >= 1e21)
            ? WithExponent(negative, digits, point, 1)
            : Plain(negative, digits, point);
    }

    /// <summary>The shortest digits that read back as the same number; an exponent from 1e6 upward and below 1e-4.</summary>
    public static string Shortest(double value)
    {
        var (negative, digits, point) = Decompose(value);
        var exponent = point - 1;
        return exponent < -4 || exponent >= ShortestExponentLimit
            ? WithExponent(negative, digits, point, 2)
            : Plain(negative, digits, point);
    }

    // strconv decides on the exponent form as if the precision were 6 digits when it prints the shortest form.
    private const int ShortestExponentLimit = 6;

    private static (bool Negative, string Digits, int Point) Decompose(double value)
    {
        var text = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var mantissa = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        if (mantissa.Length == 0)
        {
            return (double.IsNegative(value), "0", 1);
        }

        // E16 may round the last digit into the next power of ten; the shortest form then has one digit and says the same.
        var exponent = int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return (double.IsNegative(value), mantissa, exponent + 1);
    }

    private static string Plain(bool negative, string digits, int point)
    {
        var text = new StringBuilder(negative ? "-" : "");
        if (point <= 0)
        {
            return text.Append("0.").Append('0', -point).Append(digits).ToString();
        }

        if (point >= digits.Length)
        {
            return text.Append(digits).Append('0', point - digits.Length).ToString();
        }

        return text.Append(digits, 0, point).Append('.').Append(digits, point, digits.Length - point).ToString();
    }

    private static string WithExponent(bool negative, string digits, int point, int exponentDigits)
    {
        var exponent = point - 1;
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        var size = Math.Abs(exponent).ToString("D" + exponentDigits, CultureInfo.InvariantCulture);
        return $"{(negative ? "-" : "")}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{size}";
    }
}
