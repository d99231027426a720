using System.Text;
using Flux.Helm.Templates.Text;
using static Flux.Helm.Templates.Syntax.LexicalCharacters;

namespace Flux.Helm.Templates.Syntax;

/// <summary>Splits a template into tokens. Lines are counted as Go counts them, for its messages.</summary>
internal sealed class Lexer(string input, string leftDelimiter = "{{", string rightDelimiter = "}}")
{
    private const string LeftComment = "/*";
    private const string RightComment = "*/";
    private const int TrimMarkerLength = 2;

    private int _at;
    private int _start;
    private int _line = 1;
    private int _startLine = 1;
    private int _parenDepth;
    private bool _insideAction;
    private bool _failed;
    private Token? _pending;

    public Token Next()
    {
        while (true)
        {
            if (_failed)
            {
                return new Token(TokenKind.Eof, _at, "EOF", _startLine);
            }

            if (_insideAction ? LexInsideAction() : LexText())
            {
                var token = _pending!.Value;
                _pending = null;
                return token;
            }
        }
    }

    // Each Lex method returns true when it emitted a token.
    private bool LexText()
    {
        if (At(leftDelimiter))
        {
            return LexLeftDelimiter();
        }

        var delimiter = input.IndexOf(leftDelimiter, _at, StringComparison.Ordinal);
        if (delimiter < 0)
        {
            _at = input.Length;
            if (_at == _start)
            {
                return Emit(TokenKind.Eof);
            }

            CountLines();
            return Emit(TokenKind.Text);
        }

        _at = delimiter;
        var trim = HasLeftTrimMarker(delimiter + leftDelimiter.Length) ? TrailingSpace() : 0;
        _at -= trim;
        CountLines();
        var length = _at - _start;
        var token = Take(TokenKind.Text);
        _at += trim;
        Ignore();
        _pending = length > 0 ? token : null;
        return length > 0;
    }

    private bool LexLeftDelimiter()
    {
        _at += leftDelimiter.Length;
        var marker = HasLeftTrimMarker(_at) ? TrimMarkerLength : 0;
        if (At(LeftComment, marker))
        {
            _at += marker;
            Ignore();
            return LexComment();
        }

        var token = Take(TokenKind.LeftDelimiter);
        _insideAction = true;
        _at += marker;
        Ignore();
        _parenDepth = 0;
        _pending = token;
        return true;
    }

    private bool LexComment()
    {
        _at += LeftComment.Length;
        var end = input.IndexOf(RightComment, _at, StringComparison.Ordinal);
        if (end < 0)
        {
            return Fail("unclosed comment");
        }

        _at = end + RightComment.Length;
        if (!AtRightDelimiter(out var trim))
        {
            return Fail("comment ends before closing delimiter");
        }

        CountLines();
        Take(TokenKind.Comment);
        _at += (trim ? TrimMarkerLength : 0) + rightDelimiter.Length;
        _at += trim ? LeadingSpace() : 0;
        Ignore();
        return false;
    }

    private bool LexRightDelimiter()
    {
        AtRightDelimiter(out var trim);
        if (trim)
        {
            _at += TrimMarkerLength;
            Ignore();
        }

        _at += rightDelimiter.Length;
        var token = Take(TokenKind.RightDelimiter);
        if (trim)
        {
            _at += LeadingSpace();
            Ignore();
        }

        _insideAction = false;
        _pending = token;
        return true;
    }

    private bool LexInsideAction()
    {
        if (AtRightDelimiter(out _))
        {
            return _parenDepth == 0 ? LexRightDelimiter() : Fail("unclosed left paren");
        }

        if (_at >= input.Length)
        {
            return Fail("unclosed action");
        }

        var rune = Peek();
        if (IsSpace(rune))
        {
            return LexSpace();
        }

        if (rune.Value is '+' or '-' or (>= '0' and <= '9') || (rune.Value == '.' && (_at + 1 >= input.Length || char.IsAsciiDigit(input[_at + 1]))))
        {
            return LexNumber();
        }

        if (rune.Value is not ('.' or '$') && IsAlphaNumeric(rune))
        {
            return LexIdentifier();
        }

        Advance();
        return LexPunctuation(rune);
    }

    private bool LexPunctuation(Rune rune)
    {
        switch (rune.Value)
        {
            case '=':
                return Emit(TokenKind.Assign);
            case ':':
                if (_at >= input.Length || input[_at] != '=')
                {
                    Advance();
                    return Fail("expected :=");
                }

                Advance();
                return Emit(TokenKind.Declare);
            case '|':
                return Emit(TokenKind.Pipe);
            case '"':
                return LexQuoted('"', TokenKind.String, "unterminated quoted string");
            case '\'':
                return LexQuoted('\'', TokenKind.CharConstant, "unterminated character constant");
            case '`':
                return LexRawQuote();
            case '.':
                return LexFieldOrVariable(TokenKind.Field, TokenKind.Dot);
            case '$':
                return LexFieldOrVariable(TokenKind.Variable, TokenKind.Variable);
            case '(':
                _parenDepth++;
                return Emit(TokenKind.LeftParen);
            case ')':
                _parenDepth--;
                return _parenDepth < 0 ? Fail("unexpected right paren") : Emit(TokenKind.RightParen);
            default:
                return rune.IsAscii && GoQuote.IsPrint(rune)
                    ? Emit(TokenKind.Char)
                    : Fail("unrecognized character in action: " + Describe(rune));
        }
    }

    private bool LexSpace()
    {
        var count = 0;
        while (_at < input.Length && IsSpace(Peek()))
        {
            Advance();
            count++;
        }

        // The last space may belong to a closing delimiter with a trim marker.
        if (HasRightTrimMarker(_at - 1) && At(rightDelimiter, TrimMarkerLength - 1))
        {
            _at--;
            _line -= input[_at] == '\n' ? 1 : 0;
            if (count == 1)
            {
                return LexRightDelimiter();
            }
        }

        return Emit(TokenKind.Space);
    }

    private bool LexIdentifier()
    {
        while (_at < input.Length && IsAlphaNumeric(Peek()))
        {
            Advance();
        }

        if (!AtTerminator())
        {
            return Fail("bad character " + Describe(Peek()));
        }

        var word = input[_start.._at];
        return Emit(Keywords.Find(word) ?? (word is "true" or "false" ? TokenKind.Bool : TokenKind.Identifier));
    }

    private bool LexFieldOrVariable(TokenKind kind, TokenKind alone)
    {
        if (AtTerminator())
        {
            return Emit(alone);
        }

        while (_at < input.Length && IsAlphaNumeric(Peek()))
        {
            Advance();
        }

        return AtTerminator() ? Emit(kind) : Fail("bad character " + Describe(Peek()));
    }

    private bool LexQuoted(char quote, TokenKind kind, string unterminated)
    {
        while (_at < input.Length && input[_at] != '\n')
        {
            var character = input[_at];
            Advance();
            if (character == quote)
            {
                return Emit(kind);
            }

            if (character == '\\')
            {
                if (_at >= input.Length || input[_at] == '\n')
                {
                    break;
                }

                Advance();
            }
        }

        return Fail(unterminated);
    }

    private bool LexRawQuote()
    {
        var end = input.IndexOf('`', _at);
        if (end < 0)
        {
            return Fail("unterminated raw quoted string");
        }

        _at = end + 1;
        CountLines();
        return Emit(TokenKind.RawString);
    }

    private bool LexNumber()
    {
        NumberScanner.Scan(input, ref _at);
        if (IsAlphaNumeric(Peek()))
        {
            Advance();
            return Fail("bad number syntax: " + GoQuote.Quote(input[_start.._at]));
        }

        if (_at >= input.Length || input[_at] is not ('+' or '-'))
        {
            return Emit(TokenKind.Number);
        }

        // A complex number: 1+2i, without spaces.
        NumberScanner.Scan(input, ref _at);
        var bad = IsAlphaNumeric(Peek());
        if (bad)
        {
            Advance();
        }

        return !bad && input[_at - 1] == 'i' ? Emit(TokenKind.Complex) : Fail("bad number syntax: " + GoQuote.Quote(input[_start.._at]));
    }

    private bool AtTerminator() =>
        _at >= input.Length || IsSpace(Peek()) || input[_at] is '.' or ',' or '|' or ':' or ')' or '(' || At(rightDelimiter);

    private bool AtRightDelimiter(out bool trim)
    {
        trim = HasRightTrimMarker(_at) && At(rightDelimiter, TrimMarkerLength);
        return trim || At(rightDelimiter);
    }

    private bool At(string text, int offset = 0) => string.CompareOrdinal(input, _at + offset, text, 0, text.Length) == 0 && _at + offset + text.Length <= input.Length;

    private bool HasLeftTrimMarker(int at) => at + 1 < input.Length && input[at] == '-' && IsSpace(input[at + 1]);

    private bool HasRightTrimMarker(int at) => at >= 0 && at + 1 < input.Length && IsSpace(input[at]) && input[at + 1] == '-';

    private int TrailingSpace() => _at - _start - input.AsSpan(_start, _at - _start).TrimEnd(" \t\r\n").Length;

    private int LeadingSpace() => input.Length - _at - input.AsSpan(_at).TrimStart(" \t\r\n").Length;

    /// <summary>The next character; the zero rune at the end.</summary>
    private Rune Peek()
    {
        if (_at >= input.Length)
        {
            return default;
        }

        Rune.DecodeFromUtf16(input.AsSpan(_at), out var rune, out _);
        return rune;
    }

    private void Advance()
    {
        if (_at < input.Length)
        {
            _line += input[_at] == '\n' ? 1 : 0;
            _at += char.IsHighSurrogate(input[_at]) && _at + 1 < input.Length ? 2 : 1;
        }
    }

    private void CountLines() => _line += input.AsSpan(_start, _at - _start).Count('\n');

    private void Ignore()
    {
        CountLines();
        _start = _at;
        _startLine = _line;
    }

    private Token Take(TokenKind kind)
    {
        var token = new Token(kind, _start, input[_start.._at], _startLine);
        _start = _at;
        _startLine = _line;
        return token;
    }

    private bool Emit(TokenKind kind)
    {
        _pending = Take(kind);
        return true;
    }

    private bool Fail(string message)
    {
        _pending = new Token(TokenKind.Error, _start, message, _startLine);
        _failed = true;
        return true;
    }
}
