using System.Collections.Frozen;

namespace Flux.Manifests.Cel.Syntax;

/// <summary>Words that are no names.</summary>
internal static class CelReservedWords
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop", "namespace",
        "null", "package", "return", "true", "var", "void", "while",
    }.ToFrozenSet();

    public static bool Contains(string word) => Words.Contains(word);

    /// <summary>The words that are tokens of their own, and so cannot be fields either.</summary>
    public static bool IsLiteralOrIn(CelToken token) =>
        token.Kind == CelTokenKind.Identifier && token.Text is "true" or "false" or "null" or "in";
}
