using System.Globalization;
using System.Text;
using Flux.Manifests.Numbers;

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

    /// <summary>A float as <c>%v</c> prints it: shortest digits, an exponent below 1e-4 and from 1e6.</summary>
    public static string FormatFloat(double value) => GoFloat.FormatShortest(value);

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

    internal static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
