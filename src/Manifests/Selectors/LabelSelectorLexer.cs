namespace Flux.Manifests.Selectors;

/// <summary>Words and symbols of a label selector; the last token is empty.</summary>
internal static class LabelSelectorLexer
{
    private static readonly string[] Symbols = [")", ",", "!", "==", "=", ">", "<", "!=", "("];

    public static bool IsSymbol(char character) => character is '=' or '!' or '(' or ')' or ',' or '>' or '<';

    public static List<string> Scan(string text)
    {
        var tokens = new List<string>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && IsSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length || text[at] == '\0')
            {
                tokens.Add("");
                return tokens;
            }

            var start = at;
            at = IsSymbol(text[at]) ? EndOfSymbol(text, at) : EndOfWord(text, at);
            tokens.Add(text[start..at]);
        }
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\r' or '\n';

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && text[at] != '\0' && !IsSymbol(text[at]) && !IsSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>The longest symbol: <c>==</c> before <c>=</c>.</summary>
    private static int EndOfSymbol(string text, int at)
    {
        var isPair = at + 1 < text.Length && Symbols.Contains(text.Substring(at, 2), StringComparer.Ordinal);
        return at + (isPair ? 2 : 1);
    }
}
