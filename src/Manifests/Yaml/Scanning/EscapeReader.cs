using System.Text;

namespace Flux.Manifests.Yaml.Scanning;

/// <summary>Backslash escapes of double-quoted scalars. <c>\/</c> is none of them, as in YAML 1.1.</summary>
internal sealed class EscapeReader(TextCursor cursor, Utf8Builder builder)
{
    public void Read(int contextLine)
    {
        var code = cursor.Peek();
        var digits = code switch { (byte)'x' => 2, (byte)'u' => 4, (byte)'U' => 8, _ => 0 };
        if (digits > 0)
        {
            cursor.SkipAscii(2);
            ReadCodePoint(digits, contextLine);
            return;
        }

        if (!TryGetCharacter(code, out var character))
        {
            throw cursor.Error("found unknown escape character", contextLine);
        }

        builder.AppendRune(new Rune(character));
        cursor.SkipAscii(2);
    }

    private static bool TryGetCharacter(byte code, out char character)
    {
        character = (char)code switch
        {
            '0' => '\0',
            'a' => '\a',
            'b' => '\b',
            't' or '\t' => '\t',
            'n' => '\n',
            'v' => '\v',
            'f' => '\f',
            'r' => '\r',
            'e' => '\e',
            ' ' => ' ',
            '"' => '"',
            '\'' => '\'',
            '\\' => '\\',
            'N' => '\u0085',
            '_' => '\u00A0',
            'L' => '\u2028',
            'P' => '\u2029',
            _ => '\uFFFF',
        };
        return character != '\uFFFF';
    }

    private void ReadCodePoint(int digits, int contextLine)
    {
        long value = 0;
        for (var i = 0; i < digits; i++)
        {
            var digit = cursor.Peek(i);
            if (!char.IsAsciiHexDigit((char)digit))
            {
                throw cursor.Error("did not find expected hexdecimal number", contextLine);
            }

            value = (value << 4) + Convert.ToInt32(((char)digit).ToString(), 16);
        }

        if (value > 0x10FFFF || value is >= 0xD800 and <= 0xDFFF)
        {
            throw cursor.Error("found invalid Unicode character escape code", contextLine);
        }

        builder.AppendRune(new Rune((int)value));
        cursor.SkipAscii(digits);
    }
}
