using System.Text;

namespace Flux.Helm.Templates.Functions.Strings;

/// <summary>snakecase and kebabcase: words in lower case with a connector between.</summary>
internal static class WordCasing
{
    public static string Join(string text, char connector)
    {
        var output = new StringBuilder(text.Length + 8);
        var words = new WordReader(text);
        words.Next();
        while (!words.AtEnd)
        {
            var (kind, word) = words.Current;
            if (kind != WordKind.Connector)
            {
                Append(output, kind, word, connector);
            }

            words.Next();
            switch (kind)
            {
                case WordKind.Number:
                    AppendRun(output, words, connector);
                    break;
                case WordKind.Connector:
                    Append(output, kind, word, connector);
                    break;
                case WordKind.Punctuation:
                    break;
                default:
                    AppendBoundary(output, words, connector);
                    break;
            }
        }

        Append(output, words.Current.Kind, words.Current.Word, connector);
        return output.ToString();
    }

    private static void AppendBoundary(StringBuilder output, WordReader words, char connector)
    {
        if (words.Current.Kind != WordKind.Number)
        {
            AppendConnector(output, words.Current.Kind, connector);
            return;
        }

        if (words.AtEnd)
        {
            return;
        }

        var number = words.Current.Word;
        words.Next();
        if (words.Current.Kind != WordKind.Alphabet)
        {
            // The number belongs to the word before: Bld4Floor is bld4_floor.
            output.Append(number);
            AppendConnector(output, words.Current.Kind, connector);
            return;
        }

        // Lower case after a number: HTTP2xx is http_2xx.
        output.Append(connector).Append(number);
        AppendRun(output, words, connector);
    }

    /// <summary>Takes lower case words and numbers together, up to the next boundary.</summary>
    private static void AppendRun(StringBuilder output, WordReader words, char connector)
    {
        while (words.Current.Kind is WordKind.Alphabet or WordKind.Number)
        {
            Append(output, words.Current.Kind, words.Current.Word, connector);
            words.Next();
        }

        AppendConnector(output, words.Current.Kind, connector);
    }

    private static void AppendConnector(StringBuilder output, WordKind next, char connector)
    {
        if (next is not (WordKind.None or WordKind.Connector or WordKind.Punctuation))
        {
            output.Append(connector);
        }
    }

    private static void Append(StringBuilder output, WordKind kind, string word, char connector)
    {
        if (kind is not (WordKind.Upper or WordKind.Connector))
        {
            output.Append(word);
            return;
        }

        foreach (var character in word)
        {
            output.Append(WordReader.IsConnector(character) ? connector : char.ToLowerInvariant(character));
        }
    }
}
