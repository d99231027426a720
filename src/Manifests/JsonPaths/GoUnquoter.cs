using System.Globalization;
using System.Text;

namespace Flux.Manifests.JsonPaths;

/// <summary>Quoted text with Go's escapes; unlike in Go, single quotes can hold more than one character.</summary>
internal static class GoUnquoter
{
    public static string Unquote(string literal)
    {
        var quote = literal[0];
        var inside = literal[1..^1];
        if (!inside.Contains('\\', StringComparison.Ordinal))
        {
            return inside;
        }

        var bytes = new MemoryStream();
        for (var at = 0; at < inside.Length;)
        {
            at = inside[at] == '\\' ? ReadEscape(inside, at + 1, quote, bytes, literal) : CopyRune(inside, at, bytes);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static int CopyRune(string text, int at, MemoryStream output)
    {
        var rune = Rune.TryGetRuneAt(text, at, out var found) ? found : Rune.ReplacementChar;
        Write(rune, output);
        return at + rune.Utf16SequenceLength;
    }

    private static int ReadEscape(string text, int at, char quote, MemoryStream output, string literal)
    {
        var code = at < text.Length ? text[at] : '\0';
        var simple = "abfnrtv\\".IndexOf(code, StringComparison.Ordinal);
        if (simple >= 0)
        {
            output.WriteByte((byte)"\a\b\f\n\r\t\v\\"[simple]);
            return at + 1;
        }

        if (code is '\'' or '"' && code == quote)
        {
            output.WriteByte((byte)code);
            return at + 1;
        }

        var (start, length, numberBase) = code switch
        {
            'x' => (at + 1, 2, 16),
            'u' => (at + 1, 4, 16),
            'U' => (at + 1, 8, 16),
            >= '0' and <= '7' => (at, 3, 8),
            _ => throw Fail(literal),
        };
        var value = ReadNumber(text, start, length, numberBase) ?? throw Fail(literal);
        if (code is 'u' or 'U')
        {
            Write(Rune.IsValid(value) ? new Rune(value) : throw Fail(literal), output);
        }
        else
        {
            output.WriteByte(value <= 255 ? (byte)value : throw Fail(literal));
        }

        return start + length;
    }

    private static int? ReadNumber(string text, int start, int length, int numberBase)
    {
        if (start + length > text.Length)
        {
            return null;
        }

        long value = 0;
        foreach (var digit in text.AsSpan(start, length))
        {
            var number = char.IsAsciiHexDigit(digit) ? int.Parse([digit], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : numberBase;
            if (number >= numberBase)
            {
                return null;
            }

            value = (value * numberBase) + number;
        }

        return value <= 0x10FFFF ? (int)value : null;
    }

    private static void Write(Rune rune, MemoryStream output)
    {
        Span<byte> buffer = stackalloc byte[4];
        output.Write(buffer[..rune.EncodeToUtf8(buffer)]);
    }

    private static JsonPathException Fail(string literal) => new($"unquote string {literal} error invalid syntax");
}
