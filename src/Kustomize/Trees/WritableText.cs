using System.Buffers;
using Flux.Kustomize.Building;

namespace Flux.Kustomize.Trees;

/// <summary>What becomes of a string when it is written as YAML and read again, which kustomize does with every value.</summary>
internal static class WritableText
{
    private static readonly SearchValues<char> _forbidden = SearchValues.Create(
        [.. Enumerable.Range(0x7F, 0x21).Where(code => code != 0x85).Select(code => (char)code), '\uFFFE', '\uFFFF']);

    /// <summary>The string as it comes out.</summary>
    /// <exception cref="KustomizeException">It cannot be read again.</exception>
    public static string Pass(string text, ScalarStyle style)
    {
        if (text.AsSpan().ContainsAny(_forbidden))
        {
            var character = text[text.AsSpan().IndexOfAny(_forbidden)];
            throw new KustomizeException($"yaml: control characters are not allowed: the value contains U+{(int)character:X4}");
        }

        if (style is ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted || !IsWrittenAsBlock(text))
        {
            return text;
        }

        if (text.StartsWith('\t'))
        {
            throw new KustomizeException("yaml: found a tab character where an indentation space is expected: a text of several lines begins with a tab");
        }

        return style == ScalarStyle.Folded ? FoldedText.Pass(text) : text;
    }

    private static bool IsWrittenAsBlock(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
        && !text.Contains(" \n", StringComparison.Ordinal)
        && !text.EndsWith(' ');
}
