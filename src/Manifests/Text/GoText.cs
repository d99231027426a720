using System.Globalization;
using System.Text;

namespace Flux.Manifests.Text;

/// <summary>How Go prints strings and numbers: users read and compare these texts, so ours are the same.</summary>
public static class GoText
{
    /// <summary>A Go string literal, as <c>%q</c> prints it.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            AppendQuoted(text, rune);
        }

        return text.Append('"').ToString();
    }

    /// <summary>A float as <c>%v</c> prints it: shortest digits, an exponent below 1e-4 and from 1e21.</summary>
    public static string FormatFloat(double value) => FormatFloat(value, -4, 21);

    /// <summary>A float with an exponent when its decimal exponent is below <paramref name="low"/> or at least <paramref name="high"/>.</summary>
    internal static string FormatFloat(double value, int low, int high)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "+Inf" : "-Inf";
        }

        var (digits, exponent) = Digits(Math.Abs(value));
        var sign = double.IsNegative(value) ? "-" : "";
        return sign + (exponent < low || exponent >= high ? Scientific(digits, exponent) : Plain(digits, exponent));
    }

    private static void AppendQuoted(StringBuilder text, Rune rune)
    {
        switch (rune.Value)
        {
            case '"' or '\\':
                text.Append('\\').Append((char)rune.Value);
                break;
            case >= 7 and <= 13:
                text.Append('\\').Append("abtnvfr"[rune.Value - 7]);
                break;
            case < 0x20 or 0x7f:
                text.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
                break;
            default:
                AppendPrintable(text, rune);
                break;
        }
    }

    private static void AppendPrintable(StringBuilder text, Rune rune)
    {
        if (IsPrintable(rune))
        {
            text.Append(rune.ToString());
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"{(rune.Value > 0xffff ? $"\\U{rune.Value:x8}" : $"\\u{rune.Value:x4}")}");
        }
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    /// <summary>The shortest digits that read back as the value, and the exponent of the first of them.</summary>
    private static (string Digits, int Exponent) Digits(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var at = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = at < 0 ? 0 : int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = at < 0 ? text : text[..at];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa.Length : point;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leading = digits.Length - digits.TrimStart('0').Length;
        digits = digits.Trim('0');
        return digits.Length == 0 ? ("0", 0) : (digits, exponent + whole - leading - 1);
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        var whole = digits.PadRight(exponent + 1, '0');
        return whole.Length == exponent + 1 ? whole : $"{whole[..(exponent + 1)]}.{whole[(exponent + 1)..]}";
    }

    private static string Scientific(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }
}
