using System.Globalization;
using System.Text;

namespace Flux.Manifests.Cel.Syntax;

/// <summary>String and bytes literals.</summary>
internal static class CelStringLiteral
{
    /// <summary>The offset behind the literal whose quote stands at <paramref name="quote"/>; -1, and the offending offset, when it does not end.</summary>
    public static int FindEnd(string text, int quote, bool isRaw, out int fault)
    {
        var mark = text[quote];
        var isTriple = text.AsSpan(quote).StartsWith([mark, mark, mark]);
        var closing = isTriple ? new string(mark, 3) : mark.ToString();
        for (var at = quote + closing.Length; at < text.Length;)
        {
            if (string.CompareOrdinal(text, at, closing, 0, closing.Length) == 0)
            {
                fault = 0;
                return at + closing.Length;
            }

            if (!isTriple && text[at] is '\n' or '\r')
            {
                fault = at;
                return -1;
            }

            var length = text[at] == '\\' && !isRaw ? EscapeLength(text, at, out fault) : 1;
            if (length < 0)
            {
                fault = -length;
                return -1;
            }

            at += length;
        }

        fault = text.Length;
        return -1;
    }

    /// <summary>The value of a literal as written, prefix and quotes included.</summary>
    public static string Unquote(string literal)
    {
        var (content, isRaw) = Content(literal);
        if (isRaw)
        {
            return content;
        }

        var text = new StringBuilder(content.Length);
        for (var at = 0; at < content.Length;)
        {
            var unit = ReadUnit(content, ref at, out _);
            text.Append(CharacterOf(unit));
        }

        return text.ToString();
    }

    /// <summary>As <see cref="Unquote"/>; <c>\xff</c> and <c>\377</c> are bytes.</summary>
    public static byte[] UnquoteBytes(string literal)
    {
        var (content, isRaw) = Content(literal);
        if (isRaw)
        {
            return Encoding.UTF8.GetBytes(content);
        }

        var bytes = new List<byte>(content.Length);
        for (var at = 0; at < content.Length;)
        {
            var unit = ReadUnit(content, ref at, out var isByte);
            bytes.AddRange(isByte ? [(byte)unit] : Encoding.UTF8.GetBytes(CharacterOf(unit)));
        }

        return [.. bytes];
    }

    private static string CharacterOf(int unit) =>
        Rune.IsValid(unit) ? char.ConvertFromUtf32(unit) : throw new FormatException("invalid unicode code point");

    private static (string Content, bool IsRaw) Content(string literal)
    {
        var quote = literal.IndexOfAny(['"', '\'']);
        var isRaw = literal.AsSpan(0, quote).IndexOfAny('r', 'R') >= 0;
        var width = literal.Length - quote >= 6 && literal[quote] == literal[quote + 1] && literal[quote] == literal[quote + 2] ? 3 : 1;
        return (literal[(quote + width)..^width].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), isRaw);
    }

    /// <summary>The length of an escape, or minus the offset of the character that makes it none.</summary>
    private static int EscapeLength(string text, int at, out int fault)
    {
        fault = 0;
        var letter = at + 1 < text.Length ? text[at + 1] : '\0';
        var (digits, isOctal) = letter switch
        {
            'x' or 'X' => (2, false),
            'u' => (4, false),
            'U' => (8, false),
            >= '0' and <= '3' => (2, true),
            _ => (0, false),
        };
        if (digits == 0)
        {
            return "abfnrtv\"'\\?`".Contains(letter, StringComparison.Ordinal) ? 2 : -(at + 1);
        }

        for (var i = at + 2; i < at + 2 + digits; i++)
        {
            var isDigit = i < text.Length && (isOctal ? text[i] is >= '0' and <= '7' : char.IsAsciiHexDigit(text[i]));
            if (!isDigit)
            {
                return -i;
            }
        }

        return 2 + digits;
    }

    private static int ReadUnit(string content, ref int at, out bool isByte)
    {
        isByte = false;
        if (content[at] != '\\')
        {
            var value = char.ConvertToUtf32(content, at);
            at += value > 0xffff ? 2 : 1;
            return value;
        }

        var length = EscapeLength(content, at, out _);
        var escape = content.AsSpan(at + 1, length - 1);
        at += length;
        if (escape.Length == 1)
        {
            var index = "abfnrtv".IndexOf(escape[0], StringComparison.Ordinal);
            return index < 0 ? escape[0] : "\a\b\f\n\r\t\v"[index];
        }

        isByte = escape[0] is 'x' or 'X' or (>= '0' and <= '3');
        return escape[0] is >= '0' and <= '3'
            ? ((escape[0] - '0') * 64) + ((escape[1] - '0') * 8) + escape[2] - '0'
            : int.Parse(escape[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
