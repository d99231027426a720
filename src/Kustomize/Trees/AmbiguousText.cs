using System.Buffers;
using System.Text;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Flux.Manifests.Yaml.Composing;

namespace Flux.Kustomize.Trees;

/// <summary>Texts that a YAML 1.1 reader takes for something else than text: numbers, words such as yes, but also "a: b" and "#x".</summary>
internal static class AmbiguousText
{
    private const int LongestWord = 5;
    private const int LongestWordRead = 64;

    /// <summary>Such a text is one plain scalar, whatever stands where: no document need be read to tell its type.</summary>
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._/-");

    public static bool IsAmbiguous(string text)
    {
        if (text.Length == 0 || IsSurelyText(text) || text.Contains('\n', StringComparison.Ordinal))
        {
            return false;
        }

        if (char.IsAsciiLetterOrDigit(text[0]) && text.Length <= LongestWordRead && !text.AsSpan().ContainsAnyExcept(WordCharacters))
        {
            return IsAmbiguousWord(text);
        }

        try
        {
            return YamlReader.Read(text) is not StringNode;
        }
        catch (ManifestException)
        {
            return false;
        }
    }

    /// <summary>Times are text, and so is what no reader takes, such as a number beyond all numbers.</summary>
    private static bool IsAmbiguousWord(string text)
    {
        Span<byte> bytes = stackalloc byte[LongestWordRead];
        var resolved = ScalarResolver.Resolve(bytes[..Encoding.ASCII.GetBytes(text, bytes)]);
        return resolved.Kind switch
        {
            ScalarKind.String or ScalarKind.Timestamp => false,
            ScalarKind.Float => double.IsFinite(resolved.Float),
            _ => true,
        };
    }

    private static bool IsSurelyText(string text) =>
        (char.IsAsciiLetter(text[0]) || text[0] == '/')
        && (text.Length > LongestWord || ScalarResolver.IsSurelyString((byte)text[0]))
        && !text.EndsWith(':')
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
