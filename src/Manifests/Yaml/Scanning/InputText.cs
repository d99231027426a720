using System.Buffers;
using System.Text;

namespace Flux.Manifests.Yaml.Scanning;

/// <summary>The bytes of a stream, checked and padded, as the scanner needs them.</summary>
internal static class InputText
{
    private static readonly SearchValues<byte> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(b => b is not ('\t' or '\n' or '\r')).Select(b => (byte)b), .. Enumerable.Range(0x7F, 0x81).Select(b => (byte)b)]);

    /// <exception cref="ManifestException">The text is too long, is not valid UTF-8, or has characters YAML forbids.</exception>
    public static TextCursor Prepare(ReadOnlySpan<byte> utf8, int maxBytes)
    {
        if (utf8.Length > maxBytes)
        {
            throw YamlErrors.Plain($"the document has {utf8.Length} bytes, more than the allowed {maxBytes}");
        }

        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }
        else if (utf8.Length >= 2 && (utf8[0], utf8[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            utf8 = TranscodeUtf16(utf8);
        }

        Check(utf8);
        var text = new byte[utf8.Length + TextCursor.Padding];
        utf8.CopyTo(text);
        return new TextCursor(text, utf8.Length);
    }

    private static byte[] TranscodeUtf16(ReadOnlySpan<byte> text)
    {
        var encoding = new UnicodeEncoding(bigEndian: text[0] == 0xFE, byteOrderMark: false, throwOnInvalidBytes: true);
        try
        {
            return Encoding.UTF8.GetBytes(encoding.GetString(text[2..]));
        }
        catch (DecoderFallbackException)
        {
            throw YamlErrors.Plain("incomplete UTF-16 character");
        }
    }

    private static void Check(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var at = text.IndexOfAny(Suspicious);
            if (at < 0)
            {
                return;
            }

            text = text[at..];
            if (Rune.DecodeFromUtf8(text, out var rune, out var width) != OperationStatus.Done)
            {
                throw YamlErrors.Plain(DescribeInvalid(text));
            }

            if (rune.Value < 0x20 || rune.Value is (>= 0x7F and < 0xA0 and not 0x85) or 0xFFFE or 0xFFFF)
            {
                throw YamlErrors.Plain("control characters are not allowed");
            }

            text = text[width..];
        }
    }

    private static string DescribeInvalid(ReadOnlySpan<byte> text)
    {
        var width = text[0] switch { < 0xC0 => 0, < 0xE0 => 2, < 0xF0 => 3, < 0xF8 => 4, _ => 0 };
        if (width == 0)
        {
            return "invalid leading UTF-8 octet";
        }

        if (text.Length < width)
        {
            return "incomplete UTF-8 octet sequence";
        }

        foreach (var octet in text[1..width])
        {
            if ((octet & 0xC0) != 0x80)
            {
                return "invalid trailing UTF-8 octet";
            }
        }

        var isSurrogate = text[0] == 0xED && text[1] >= 0xA0;
        return isSurrogate || text[0] > 0xF4 || (text[0] == 0xF4 && text[1] >= 0x90) ? "invalid Unicode character" : "invalid length of a UTF-8 sequence";
    }
}
