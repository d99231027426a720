using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Flux.Manifests.Yaml.Composing;

namespace Flux.Kustomize.Trees;

/// <summary>Texts that a YAML 1.1 reader takes for something else than text: numbers, words such as yes, but also "a: b" and "#x".</summary>
internal static class AmbiguousText
{
    private const int LongestWord = 5;

    public static bool IsAmbiguous(string text)
    {
        if (text.Length == 0 || IsSurelyText(text) || text.Contains('\n', StringComparison.Ordinal))
        {
            return false;
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

    private static bool IsSurelyText(string text) =>
        (char.IsAsciiLetter(text[0]) || text[0] == '/')
        && (text.Length > LongestWord || ScalarResolver.IsSurelyString((byte)text[0]))
        && !text.EndsWith(':')
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
