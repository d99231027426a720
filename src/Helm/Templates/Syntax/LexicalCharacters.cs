using System.Globalization;
using System.Text;
using Flux.Helm.Templates.Formatting;

namespace Flux.Helm.Templates.Syntax;

/// <summary>The classes of characters that the lexer tells apart.</summary>
internal static class LexicalCharacters
{
    public static bool IsSpace(Rune rune) => rune.Value is ' ' or '\t' or '\r' or '\n';

    public static bool IsSpace(char character) => character is ' ' or '\t' or '\r' or '\n';

    public static bool IsAlphaNumeric(Rune rune) =>
        rune.Value == '_' || Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber;

    /// <summary>The character as messages name it: <c>U+002D '-'</c>.</summary>
    public static string Describe(Rune rune) => GoFormat.Printf("%#U", (long)rune.Value);
}
