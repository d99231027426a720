using System.Globalization;
using System.Text;

namespace Flux.Helm.Templates.Text;

/// <summary>Reads Go's string and character literals.</summary>
internal static class GoUnquote
{
    /// <summary>The text of a literal in double or back quotes; null when it is malformed.</summary>
    public static string? Unquote(string literal)
    {
        if (literal.Length < 2 || literal[0] != literal[^1])
        {
            return null;
        }

        var inner = literal[1..^1];
        return literal[0] switch
        {
            '`' => inner.Contains('`', StringComparison.Ordinal) ? null : inner.Replace("\r", "", StringComparison.Ordinal),
            '"' => Unescape(inner),
            _ => null,
        };
    }

    /// <summary>
    /// The code point of a character literal such as <c>'\n'</c>; malformed when the text after the first character is not
    /// the closing quote.
    /// </summary>
    public static int? UnquoteChar(string literal, out bool malformed)
    {
        malformed = false;
        var bytes = new List<byte>();
        var at = 1;
        if (literal[at] is '\'' or '\n' || !ReadOne(literal, ref at, '\'', bytes, out var rune))
        {
            return null;
        }

        malformed = literal[at..] != "'";
        return rune;
    }

    private static string? Unescape(string inner)
    {
        if (inner.Contains('\n', StringComparison.Ordinal))
        {
            return null;
        }

        if (!inner.Contains('\\', StringComparison.Ordinal))
        {
            return inner.Contains('"', StringComparison.Ordinal) ? null : inner;
        }

        var bytes = new List<byte>(inner.Length);
        for (var at = 0; at < inner.Length;)
        {
            if (inner[at] == '"' || !ReadOne(inner, ref at, '"', bytes, out _))
            {
                return null;
            }
        }

        return GoText.Decode(bytes.ToArray());
    }

    private static bool ReadOne(string text, ref int at, char quote, List<byte> bytes, out int rune)
    {
        rune = 0;
        if (text[at] != '\\')
        {
            var length = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
            var part = text.Substring(at, length);
            rune = length == 2 ? char.ConvertToUtf32(part, 0) : part[0];
            bytes.AddRange(GoText.Encode(part));
            at += length;
            return true;
        }

        at++;
        return at < text.Length && ReadEscape(text, ref at, quote, bytes, out rune);
    }

    private static bool ReadEscape(string text, ref int at, char quote, List<byte> bytes, out int rune)
    {
        var letter = text[at++];
        switch (letter)
        {
            case 'x':
                return ReadHex(text, ref at, 2, out rune) && AddByte(bytes, rune);
            case 'u' or 'U':
                return ReadHex(text, ref at, letter == 'u' ? 4 : 8, out rune) && AddRune(bytes, rune);
            case >= '0' and <= '7':
                return ReadOctal(text, ref at, letter, out rune) && AddByte(bytes, rune);
            case '\'' or '"' when letter != quote:
                rune = 0;
                return false;
        }

        rune = letter switch
        {
            'a' => '\a',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            '\\' or '\'' or '"' => letter,
            _ => -1,
        };
        return rune >= 0 && AddByte(bytes, rune);
    }

    private static bool AddByte(List<byte> bytes, int value)
    {
        bytes.Add((byte)value);
        return true;
    }

    private static bool AddRune(List<byte> bytes, int value)
    {
        if (!Rune.IsValid(value))
        {
            return false;
        }

        Span<byte> buffer = stackalloc byte[4];
        bytes.AddRange(buffer[..new Rune(value).EncodeToUtf8(buffer)]);
        return true;
    }

    private static bool ReadHex(string text, ref int at, int digits, out int value)
    {
        value = 0;
        if (at + digits > text.Length ||
            !uint.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var parsed) || parsed > int.MaxValue)
        {
            return false;
        }

        at += digits;
        value = (int)parsed;
        return true;
    }

    private static bool ReadOctal(string text, ref int at, char first, out int value)
    {
        value = first - '0';
        for (var i = 0; i < 2; i++, at++)
        {
            if (at >= text.Length || text[at] is < '0' or > '7')
            {
                return false;
            }

            value = (value * 8) + (text[at] - '0');
        }

        return value <= 255;
    }
}
