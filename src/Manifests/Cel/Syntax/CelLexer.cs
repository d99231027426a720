namespace Flux.Manifests.Cel.Syntax;

/// <summary>Cuts an expression into tokens. What is none is reported and passed over, so that all faults are found at once.</summary>
internal sealed class CelLexer(string text, List<CelIssue> issues)
{
    private static readonly string[] Symbols =
        ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "[", "]", "{", "}", "(", ")", ".", ",", "-", "!", "?", ":", "+", "*", "/", "%"];

    private int _position;

    public List<CelToken> ReadAll()
    {
        var tokens = new List<CelToken>();
        while (true)
        {
            SkipSpace();
            if (_position >= text.Length)
            {
                tokens.Add(new CelToken(CelTokenKind.End, "", text.Length));
                return tokens;
            }

            var start = _position;
            if (TryRead() is { } kind)
            {
                tokens.Add(new CelToken(kind, text[start.._position], start));
            }
        }
    }

    private char Peek(int ahead = 0) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    private void SkipSpace()
    {
        while (_position < text.Length)
        {
            if (text[_position] is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                _position++;
            }
            else if (Peek() == '/' && Peek(1) == '/')
            {
                var end = text.IndexOf('\n', _position);
                _position = end < 0 ? text.Length : end;
            }
            else
            {
                return;
            }
        }
    }

    private CelTokenKind? TryRead()
    {
        var character = Peek();
        if (TryReadQuoted(out var quoted))
        {
            return quoted;
        }

        if (char.IsAsciiDigit(character) || (character == '.' && char.IsAsciiDigit(Peek(1))))
        {
            return ReadNumber();
        }

        if (char.IsAsciiLetter(character) || character == '_')
        {
            while (char.IsAsciiLetterOrDigit(Peek()) || Peek() == '_')
            {
                _position++;
            }

            return CelTokenKind.Identifier;
        }

        if (character == '`')
        {
            return ReadQuotedIdentifier();
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, _position, symbol, 0, symbol.Length) == 0)
            {
                _position += symbol.Length;
                return CelTokenKind.Symbol;
            }
        }

        // The first half of a two-character symbol takes the character after it with it.
        Fail(_position, _position + (character is '=' or '|' or '&' ? 1 : 0));
        return null;
    }

    private CelTokenKind ReadNumber()
    {
        if (Peek() == '0' && Peek(1) == 'x' && char.IsAsciiHexDigit(Peek(2)))
        {
            _position += 2;
            SkipWhile(char.IsAsciiHexDigit);
            return Suffixed();
        }

        SkipWhile(char.IsAsciiDigit);
        var isFloat = false;
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            isFloat = true;
            _position++;
            SkipWhile(char.IsAsciiDigit);
        }

        var sign = Peek(1) is '+' or '-' ? 1 : 0;
        if (Peek() is 'e' or 'E' && char.IsAsciiDigit(Peek(1 + sign)))
        {
            isFloat = true;
            _position += 1 + sign;
            SkipWhile(char.IsAsciiDigit);
        }

        return isFloat ? CelTokenKind.Float : Suffixed();
    }

    private CelTokenKind Suffixed()
    {
        if (Peek() is not ('u' or 'U'))
        {
            return CelTokenKind.Int;
        }

        _position++;
        return CelTokenKind.Uint;
    }

    private void SkipWhile(Func<char, bool> wanted)
    {
        while (_position < text.Length && wanted(text[_position]))
        {
            _position++;
        }
    }

    private CelTokenKind? ReadQuotedIdentifier()
    {
        var start = _position++;
        SkipWhile(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-' or '/' or ' ');
        if (Peek() == '`' && _position > start + 1)
        {
            _position++;
            return CelTokenKind.QuotedIdentifier;
        }

        Fail(start, _position);
        return null;
    }

    private bool TryReadQuoted(out CelTokenKind? kind)
    {
        kind = null;
        var quote = _position;
        var isRaw = false;
        var isBytes = false;
        for (; quote < text.Length && quote < _position + 2 && text[quote] is 'r' or 'R' or 'b' or 'B'; quote++)
        {
            isRaw |= text[quote] is 'r' or 'R';
            isBytes |= text[quote] is 'b' or 'B';
        }

        // A bytes prefix stands before a raw prefix.
        var isPrefix = quote == _position || quote == _position + 1 || (text[_position] is 'b' or 'B' && isRaw);
        if (quote >= text.Length || text[quote] is not ('"' or '\'') || !isPrefix)
        {
            return false;
        }

        var start = _position;
        var end = CelStringLiteral.FindEnd(text, quote, isRaw, out var fault);
        if (end < 0)
        {
            Fail(start, fault);
            return true;
        }

        _position = end;
        kind = isBytes ? CelTokenKind.Bytes : CelTokenKind.String;
        return true;
    }

    private void Fail(int start, int fault)
    {
        var end = Math.Min(fault + 1, text.Length);
        if (end < text.Length && char.IsLowSurrogate(text[end]))
        {
            end++;
        }

        var found = text[start..end].Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
        issues.Add(new CelIssue(start, $"Syntax error: token recognition error at: '{found}'"));
        _position = end;
    }
}
