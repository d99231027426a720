using System.Globalization;
using System.Text;

namespace Flux.Helm.Templates.Text;

/// <summary>Go's string and character literals: strconv.Quote and its relatives.</summary>
internal static class GoQuote
{
    public static string Quote(string text, bool asciiOnly = false)
    {
        var builder = new StringBuilder(text.Length + 2).Append('"');
        AppendEscaped(builder, text, '"', asciiOnly);
        return builder.Append('"').ToString();
    }

    public static string QuoteRune(int codePoint, bool asciiOnly = false)
    {
        var rune = Rune.IsValid(codePoint) ? new Rune(codePoint) : Rune.ReplacementChar;
        var builder = new StringBuilder().Append('\'');
        AppendEscaped(builder, rune.ToString(), '\'', asciiOnly);
        return builder.Append('\'').ToString();
    }

    /// <summary>True when a raw (backquoted) literal can hold the text on one line.</summary>
    public static bool CanBackquote(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\uFEFF' or 0xFFFD or '`' or 0x7F || (rune.Value < ' ' && rune.Value != '\t'))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsPrint(Rune rune)
    {
        if (rune.Value < 0x80)
        {
            return rune.Value is >= 0x20 and < 0x7F;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator => false,
            _ => true,
        };
    }

    private static void AppendEscaped(StringBuilder builder, string text, char quote, bool asciiOnly)
    {
        for (var i = 0; i < text.Length;)
        {
            if (GoText.IsEscapedByte(text, i))
            {
                builder.Append(CultureInfo.InvariantCulture, $"\\x{text[i] - 0xDC00:x2}");
                i++;
                continue;
            }

            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                rune = Rune.ReplacementChar;
                i++;
            }
            else
            {
                i += rune.Utf16SequenceLength;
            }

            AppendRune(builder, rune, quote, asciiOnly);
        }
    }

    private static void AppendRune(StringBuilder builder, Rune rune, char quote, bool asciiOnly)
    {
        if (rune.Value == quote || rune.Value == '\\')
        {
            builder.Append('\\').Append((char)rune.Value);
        }
        else if (IsPrint(rune) && (!asciiOnly || rune.IsAscii))
        {
            builder.Append(rune.ToString());
        }
        else if (ShortEscape(rune.Value) is { } letter)
        {
            builder.Append('\\').Append(letter);
        }
        else if (rune.Value < ' ' || rune.Value == 0x7F)
        {
            builder.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
        }
        else if (rune.Value < 0x10000)
        {
            builder.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        }
        else
        {
            builder.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
        }
    }

    private static char? ShortEscape(int value) => value switch
    {
        '\a' => 'a',
        '\b' => 'b',
        '\f' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\v' => 'v',
        _ => null,
    };
}
