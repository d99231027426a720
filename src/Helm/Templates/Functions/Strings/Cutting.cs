using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Strings;

/// <summary>trunc and substr: they count bytes.</summary>
internal static class Cutting
{
    public static string Truncate(string text, long count)
    {
        var length = GoText.ByteCount(text);
        if (count < 0 && length + count > 0)
        {
            return GoText.Slice(text, (int)(length + count), length);
        }

        return count >= 0 && length > count ? GoText.Slice(text, 0, (int)count) : text;
    }

    public static string Substring(long start, long end, string text)
    {
        var length = GoText.ByteCount(text);
        if (start < 0)
        {
            return end < 0 || end > length
                ? throw OutOfRange(end < 0 ? $"[:{end}]" : $"[:{end}] with length {length}")
                : GoText.Slice(text, 0, (int)end);
        }

        if (end < 0 || end > length)
        {
            return start > length ? throw OutOfRange($"[{start}:{length}]") : GoText.Slice(text, (int)start, length);
        }

        return start > end ? throw OutOfRange($"[{start}:{end}]") : GoText.Slice(text, (int)start, (int)end);
    }

    private static TemplateCallException OutOfRange(string range) => new("runtime error: slice bounds out of range " + range);
}
