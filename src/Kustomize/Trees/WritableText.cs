using Flux.Kustomize.Building;

namespace Flux.Kustomize.Trees;

/// <summary>Strings that the trip through text does not survive are refused, as they are by kustomize.</summary>
internal static class WritableText
{
    /// <summary>The string, if it can be written.</summary>
    public static string Check(string text, ScalarStyle style)
    {
        foreach (var character in text)
        {
            if (character is >= '\x7f' and <= '\x9f' and not '\x85' or '\uFFFE' or '\uFFFF')
            {
                throw new KustomizeException($"yaml: control characters are not allowed: the value contains U+{(int)character:X4}");
            }
        }

        if (style is not (ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted) && text.StartsWith('\t') && IsWrittenAsBlock(text))
        {
            throw new KustomizeException("yaml: found a tab character where an indentation space is expected: a text of several lines begins with a tab");
        }

        return text;
    }

    private static bool IsWrittenAsBlock(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
        && !text.Contains(" \n", StringComparison.Ordinal)
        && !text.EndsWith(' ');
}
