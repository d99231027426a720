using System.Text;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Data.Toml;

/// <summary>Reads TOML's characters and words, and counts lines.</summary>
internal sealed class TomlCursor(string text)
{
    private int _at;

    public bool IsAtEnd => _at >= text.Length;

    /// <summary>The key whose value is being read, with its table: errors name it.</summary>
    public string LastKey { get; set; } = "";

    public char Peek() => _at < text.Length ? text[_at] : '\0';

    public void SkipBlanks()
    {
        while (Peek() is ' ' or '\t')
        {
            _at++;
        }
    }

    /// <summary>Skips blank lines and comments; false at the end.</summary>
    public bool SkipToContent()
    {
        while (_at < text.Length)
        {
            if (Peek() == '#')
            {
                SkipComment();
            }
            else if (Peek() is ' ' or '\t' or '\r' or '\n')
            {
                _at++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    public void ExpectEndOfLine()
    {
        SkipBlanks();
        if (Peek() == '#')
        {
            SkipComment();
        }

        if (_at < text.Length && Peek() is not ('\r' or '\n'))
        {
            throw Error($"expected a top-level item to end with a newline, comment, or EOF, but got {GoQuote.QuoteRune(Peek())} instead");
        }
    }

    public bool TryTake(char character)
    {
        if (Peek() != character || _at >= text.Length)
        {
            return false;
        }

        _at++;
        return true;
    }

    public void Take(char character)
    {
        if (!TryTake(character))
        {
            throw Unexpected($"expected '{character}' but found {(_at < text.Length ? GoQuote.QuoteRune(Peek()) : "end of file")} instead");
        }
    }

    /// <summary>One part of a key. Without quotes it may be empty: what follows is the error then.</summary>
    public string Key()
    {
        if (Peek() is '"' or '\'')
        {
            return String();
        }

        var start = _at;
        while (char.IsAsciiLetterOrDigit(Peek()) || Peek() is '_' or '-')
        {
            _at++;
        }

        return text[start.._at];
    }

    /// <summary>The next character as errors show it. A line end has been read by then, and counts.</summary>
    public string Found()
    {
        var shown = GoQuote.QuoteRune(Peek());
        _at += Peek() == '\n' ? 1 : 0;
        return shown;
    }

    /// <summary>What is wrong with the next character: that it stands here, or that it stands anywhere.</summary>
    public TemplateCallException Unexpected(string message) => Error(
        _at < text.Length && GoText.IsEscapedByte(text, _at) ? $"invalid UTF-8 byte: 0x{text[_at] - '\uDC00':x2}"
        : _at < text.Length && char.IsControl(text[_at]) && text[_at] is not ('\t' or '\r' or '\n' or >= '\u0080') ? $"TOML files cannot contain control characters: '0x{(int)text[_at]:x2}'"
        : message);

    /// <summary>A value without quotes: up to what may end one.</summary>
    public string Word()
    {
        var start = _at;
        while (_at < text.Length && text[_at] is not (',' or ']' or '}' or '#' or '\r' or '\n' or ' ' or '\t'))
        {
            _at++;
        }

        // A date and its time may be separated by a space.
        if (_at - start == 10 && text[start + 4] == '-' && Peek() == ' ' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1]))
        {
            _at++;
            Word();
        }

        return text[start.._at];
    }

    public string String()
    {
        var quote = text[_at];
        var triple = string.CompareOrdinal(text, _at, new string(quote, 3), 0, 3) == 0;
        var length = triple ? 3 : 1;
        _at += length;
        if (triple && Peek() == '\r')
        {
            _at++;
        }

        if (triple && Peek() == '\n')
        {
            _at++;
        }

        var builder = new StringBuilder();
        var close = new string(quote, length);
        while (string.CompareOrdinal(text, _at, close, 0, length) != 0)
        {
            if (_at >= text.Length || (!triple && Peek() == '\n'))
            {
                throw Error(_at >= text.Length ? $"unexpected EOF; expected {(quote == '"' ? "'\"'" : "\"'\"")}" : "strings cannot contain newlines");
            }

            Append(builder, quote == '"');
        }

        _at += length;
        while (triple && Peek() == quote)
        {
            builder.Append(quote);
            _at++;
        }

        return builder.ToString();
    }

    public TemplateCallException Error(string message)
    {
        var line = 1 + text.AsSpan(0, Math.Min(_at, text.Length)).Count('\n');
        return new TemplateCallException($"toml: line {line}{(LastKey.Length > 0 ? $" (last key {GoQuote.Quote(LastKey)})" : "")}: {message}");
    }

    private void Append(StringBuilder builder, bool escapes)
    {
        var character = text[_at++];
        if (character != '\\' || !escapes)
        {
            builder.Append(character);
            return;
        }

        var letter = Peek();
        _at++;
        switch (letter)
        {
            case 'u' or 'U':
                var digits = letter == 'u' ? 4 : 8;
                var valid = _at + digits <= text.Length && int.TryParse(text.AsSpan(_at, digits), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code) && Rune.IsValid(code);
                builder.Append(valid ? new Rune(Convert.ToInt32(text.Substring(_at, digits), 16)).ToString() : throw Error("invalid escape"));
                _at += digits;
                break;
            case '\r' or '\n' or ' ' or '\t':
                while (Peek() is ' ' or '\t' or '\r' or '\n')
                {
                    _at++;
                }

                break;
            default:
                builder.Append(letter switch { 'b' => '\b', 't' => '\t', 'n' => '\n', 'f' => '\f', 'r' => '\r', 'e' => '\u001B', '"' => '"', '\\' => '\\', _ => throw Error($"invalid escape character {GoQuote.QuoteRune(letter)}; only the following escape characters are allowed: \\b, \\t, \\n, \\f, \\r, \\\", \\\\, \\uXXXX, and \\UXXXXXXXX") });
                break;
        }
    }

    private void SkipComment()
    {
        var end = text.IndexOf('\n', _at);
        _at = end < 0 ? text.Length : end;
    }
}
