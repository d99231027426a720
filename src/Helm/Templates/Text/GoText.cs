using System.Buffers;
using System.Text;

namespace Flux.Helm.Templates.Text;

/// <summary>
/// Go's strings are bytes, ours are UTF-16. Bytes that are not UTF-8 are kept as lone low surrogates U+DC80–U+DCFF, so that a
/// binary file survives <c>b64dec</c>, <c>sha256sum</c> or <c>.Files.Get | b64enc</c> unchanged.
/// </summary>
internal static class GoText
{
    private const char EscapeBase = '\uDC00';

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var consumed);
            if (status == OperationStatus.Done)
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

    public static byte[] Encode(string text)
    {
        if (!HasEscapes(text))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var bytes = new byte[ByteCount(text)];
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsEscapedByte(text, i))
            {
                bytes[at++] = (byte)(text[i] - EscapeBase);
            }
            else
            {
                var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
                at += Encoding.UTF8.GetBytes(text.AsSpan(i, length), bytes.AsSpan(at));
                i += length - 1;
            }
        }

        return bytes;
    }

    /// <summary>The length in bytes, which is what Go's <c>len</c> says.</summary>
    public static int ByteCount(ReadOnlySpan<char> text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        if (text.IndexOfAnyInRange('\uDC80', '\uDCFF') < 0)
        {
            return count;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (IsEscapedByte(text, i))
            {
                count -= 2;
            }
        }

        return count;
    }

    /// <summary>Order by bytes, as Go compares strings: that of code points, not of UTF-16 units.</summary>
    public static int Compare(string? left, string? right)
    {
        var a = left.AsSpan();
        var b = right.AsSpan();
        var common = a.CommonPrefixLength(b);
        if (common == a.Length || common == b.Length)
        {
            return a.Length.CompareTo(b.Length);
        }

        var x = a[common];
        var y = b[common];
        // Surrogates stand for code points above every other UTF-16 unit, except for those that escape a byte.
        return char.IsSurrogate(x) || char.IsSurrogate(y)
            ? Encode(left!).AsSpan().SequenceCompareTo(Encode(right!))
            : x.CompareTo(y);
    }

    /// <summary>Bytes <paramref name="start"/> to <paramref name="end"/>, which may cut a character apart.</summary>
    public static string Slice(string text, int start, int end) =>
        System.Text.Ascii.IsValid(text) ? text[start..end] : Decode(Encode(text).AsSpan(start, end - start));

    /// <summary>The code points; a byte that is not UTF-8 counts as one.</summary>
    public static int RuneCount(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1]))
            {
                count--;
                i++;
            }
        }

        return count;
    }

    /// <summary>Replaces escaped bytes by U+FFFD, as Go's writers of JSON and YAML do.</summary>
    public static string Sanitize(string text) => HasEscapes(text) ? Encoding.UTF8.GetString(Encode(text)) : text;

    internal static bool IsEscapedByte(ReadOnlySpan<char> text, int index) =>
        text[index] is >= '\uDC80' and <= '\uDCFF' && (index == 0 || !char.IsHighSurrogate(text[index - 1]));

    private static bool HasEscapes(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange('\uDC80', '\uDCFF'); i >= 0 && i < text.Length; i++)
        {
            if (IsEscapedByte(text, i))
            {
                return true;
            }
        }

        return false;
    }
}
