namespace Flux.Helm.Templates.Functions.Strings;

/// <summary>Splits text where case, digits, punctuation or connectors change: <c>HTTPServer2</c> is HTTP, Server, 2.</summary>
internal sealed class WordReader(string text)
{
    private int _at;

    public (WordKind Kind, string Word) Current { get; private set; } = (WordKind.None, "");

    /// <summary>True when nothing follows the current word.</summary>
    public bool AtEnd => _at >= text.Length;

    public static bool IsConnector(char character) => character is '-' or '_' || GoSpace.IsSpace(character);

    public void Next()
    {
        if (_at >= text.Length)
        {
            Current = (WordKind.None, "");
            return;
        }

        var start = _at;
        var first = text[_at++];
        var kind = Classify(first);
        if (kind == WordKind.Upper)
        {
            ReadUpper();
        }
        else
        {
            while (_at < text.Length && Continues(kind, text[_at]))
            {
                _at++;
            }
        }

        Current = (kind, text[start.._at]);
    }

    private void ReadUpper()
    {
        if (_at >= text.Length)
        {
            return;
        }

        if (!char.IsUpper(text[_at]))
        {
            while (_at < text.Length && IsAlphabet(text[_at]) && !char.IsUpper(text[_at]))
            {
                _at++;
            }

            return;
        }

        while (_at < text.Length && char.IsUpper(text[_at]))
        {
            _at++;
        }

        // The last capital begins the next word: HTTPStatus is HTTP and Status.
        if (_at < text.Length && IsAlphabet(text[_at]))
        {
            _at--;
        }
    }

    private static WordKind Classify(char character) =>
        IsConnector(character) ? WordKind.Connector
        : char.IsPunctuation(character) ? WordKind.Punctuation
        : char.IsUpper(character) ? WordKind.Upper
        : IsAlphabet(character) ? WordKind.Alphabet
        : char.IsNumber(character) ? WordKind.Number
        : WordKind.Other;

    private static bool Continues(WordKind kind, char character) => kind switch
    {
        WordKind.Alphabet => IsAlphabet(character) && !char.IsUpper(character),
        WordKind.Connector => IsConnector(character),
        WordKind.Punctuation => char.IsPunctuation(character),
        WordKind.Number => char.IsNumber(character),
        _ => Classify(character) == WordKind.Other,
    };

    /// <summary>Letters of scripts that write words apart; Japanese and Chinese ones do not count.</summary>
    private static bool IsAlphabet(char character) =>
        char.IsLetter(character) && character is not ((>= '\u3034' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF'));
}
