using System.Buffers;
using System.Text;

namespace Flux.Sources.Files;

/// <summary>
/// File names are bytes. As strings they are UTF-8, and a byte that is no part of UTF-8 becomes the lone surrogate
/// U+DC00 + byte, so that every name survives the round trip.
/// </summary>
public static class NameEncoding
{
    private const int EscapeBase = 0xDC00;

    public static string GetString(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                consumed = 1;
                text.Append((char)(EscapeBase + bytes[0]));
            }

            bytes = bytes[consumed..];
        }

        return text.ToString();
    }

    public static byte[] GetBytes(string name)
    {
        if (!name.AsSpan().ContainsAnyInRange('\uDC80', '\uDCFF'))
        {
            return Encoding.UTF8.GetBytes(name);
        }

        var bytes = new List<byte>(name.Length);
        Span<byte> buffer = stackalloc byte[4];
        for (var rest = name.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) == OperationStatus.Done)
            {
                bytes.AddRange(buffer[..rune.EncodeToUtf8(buffer)]);
            }
            else
            {
                consumed = 1;
                bytes.Add((byte)(rest[0] - EscapeBase));
            }

            rest = rest[consumed..];
        }

        return [.. bytes];
    }
}
