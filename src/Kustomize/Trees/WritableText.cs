using System.Buffers;
using Flux.Kustomize.Building;

namespace Flux.Kustomize.Trees;

/// <summary>What becomes of a string when it is written as YAML and read again, which kustomize does with every value.</summary>
internal static class WritableText
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        "\u007F\u0080\u0081\u0082\u0083\u0084\u0086\u0087\u0088\u0089\u008A\u008B\u008C\u008D\u008E\u008F"
        + "\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009A\u009B\u009C\u009D\u009E\u009F\uFFFE\uFFFF");

    /// <summary>Whether the string can be read again once it is written.</summary>
    public static bool IsReadable(string text) => !text.AsSpan().ContainsAny(Forbidden);

    /// <summary>The string as it comes out.</summary>
    /// <exception cref="KustomizeException">It cannot be read again.</exception>
    public static string Pass(string text, ScalarStyle style)
    {
        if (text.AsSpan().ContainsAny(Forbidden))
        {
            var character = text[text.AsSpan().IndexOfAny(Forbidden)];
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
