using System.Text;

namespace Flux.Helm.Templates.Functions.Strings;

internal static class Trimming
{
    /// <summary>Removes characters of a set from both ends.</summary>
    public static string All(string text, string set)
    {
        var runes = set.EnumerateRunes().ToHashSet();
        var start = 0;
        var end = text.Length;
        while (start < end && Rune.TryGetRuneAt(text, start, out var rune) && runes.Contains(rune))
        {
            start += rune.Utf16SequenceLength;
        }

        while (end > start && Rune.DecodeLastFromUtf16(text.AsSpan(start, end - start), out var rune, out var length) == System.Buffers.OperationStatus.Done && runes.Contains(rune))
        {
            end -= length;
        }

        return text[start..end];
    }

    public static string Prefix(string text, string prefix) => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;

    public static string Suffix(string text, string suffix) => text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text;
}
