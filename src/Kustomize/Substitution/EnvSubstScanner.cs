using System.Text;

namespace Flux.Kustomize.Substitution;

/// <summary>Cuts a text into tokens. What a token may be is set by the parser before each step.</summary>
internal sealed class EnvSubstScanner(string text)
{
    private readonly StringBuilder _word = new();
    private int _position;

    /// <summary>Which characters make a word, by character and its place in the word, counted from 1.</summary>
    public Func<char, int, bool> Accepts { get; set; } = static (_, _) => true;

    public bool FindsWords { get; set; }

    public bool FindsOpening { get; set; }

    public bool FindsClosing { get; set; }

    /// <summary>Whether a doubled dollar sign stands for one.</summary>
    public bool Escapes { get; set; }

    /// <summary>Whether a backslash escapes slashes and backslashes too.</summary>
    public bool EscapesSlashes { get; set; }

    /// <summary>The text of the last word.</summary>
    public string Word => _word.ToString();

    /// <summary>The next character, or NUL at the end.</summary>
    public char Peek(int ahead = 0) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    public EnvSubstToken Scan()
    {
        _word.Clear();
        if (_position >= text.Length)
        {
            return EnvSubstToken.End;
        }

        if (IsOpening())
        {
            _position += 2;
            return EnvSubstToken.Open;
        }

        if (FindsClosing && text[_position] == '}')
        {
            _position++;
            return EnvSubstToken.Close;
        }

        return FindsWords && ScanWord() ? EnvSubstToken.Word : EnvSubstToken.Illegal;
    }

    private bool ScanWord()
    {
        while (_position < text.Length && !(_word.Length > 0 && IsOpening()))
        {
            var current = text[_position];
            if (Escapes && IsEscape(current))
            {
                _word.Append(text[_position + 1]);
                _position += 2;
            }
            else if (Accepts(current, _word.Length + 1))
            {
                _word.Append(current);
                _position++;
            }
            else
            {
                break;
            }
        }

        return _word.Length > 0;
    }

    private bool IsOpening() => FindsOpening && text[_position] == '$' && Peek(1) == '{';

    private bool IsEscape(char current) =>
        (current == '$' && Peek(1) == '$') || (EscapesSlashes && current == '\\' && (Peek(1) is '/' or '\\'));
}
