namespace Flux.Manifests.Text;

/// <summary>One pass over a JSON text that stops at the first fault, as Go's scanner does.</summary>
internal ref struct GoJsonScan(ReadOnlySpan<byte> text)
{
    private const string EndOfInput = "unexpected end of JSON input";

    private readonly ReadOnlySpan<byte> _text = text;
    private readonly Stack<byte> _open = new();
    private int _at;

    public readonly int Position => _at;

    public string? Run(int maxDepth)
    {
        var error = ScanValue(maxDepth);
        while (error is null && _open.Count > 0)
        {
            error = _open.Peek() == '{' ? ContinueObject(maxDepth) : ContinueArray(maxDepth);
        }

        if (error is not null)
        {
            return error;
        }

        SkipSpace();
        return _at < _text.Length ? Invalid("after top-level value") : null;
    }

    /// <summary>A scalar, or the opening of a collection up to its first value.</summary>
    private string? ScanValue(int maxDepth)
    {
        if (!SkipSpace())
        {
            return EndOfInput;
        }

        switch (_text[_at])
        {
            case (byte)'{' or (byte)'[':
                _open.Push(_text[_at++]);
                return _open.Count > maxDepth ? "exceeded max depth" : Begin(maxDepth);
            case (byte)'"':
                return ScanString();
            case (byte)'t':
                return ScanLiteral("true"u8);
            case (byte)'f':
                return ScanLiteral("false"u8);
            case (byte)'n':
                return ScanLiteral("null"u8);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return ScanNumber();
            default:
                return Invalid("looking for beginning of value");
        }
    }

    /// <summary>After an opening bracket: the end, or the first member.</summary>
    private string? Begin(int maxDepth)
    {
        if (!SkipSpace())
        {
            return EndOfInput;
        }

        var isObject = _open.Peek() == '{';
        if (_text[_at] == (isObject ? '}' : ']'))
        {
            _at++;
            _open.Pop();
            return null;
        }

        return isObject ? ScanMember(maxDepth) : ScanValue(maxDepth);
    }

    private string? ScanMember(int maxDepth)
    {
        if (!SkipSpace())
        {
            return EndOfInput;
        }

        if (_text[_at] != '"')
        {
            return Invalid("looking for beginning of object key string");
        }

        var error = ScanString();
        if (error is not null || !SkipSpace())
        {
            return error ?? EndOfInput;
        }

        if (_text[_at] != ':')
        {
            return Invalid("after object key");
        }

        _at++;
        return ScanValue(maxDepth);
    }

    private string? ContinueObject(int maxDepth)
    {
        if (!SkipSpace())
        {
            return EndOfInput;
        }

        switch (_text[_at])
        {
            case (byte)',':
                _at++;
                return ScanMember(maxDepth);
            case (byte)'}':
                _at++;
                _open.Pop();
                return null;
            default:
                return Invalid("after object key:value pair");
        }
    }

    private string? ContinueArray(int maxDepth)
    {
        if (!SkipSpace())
        {
            return EndOfInput;
        }

        switch (_text[_at])
        {
            case (byte)',':
                _at++;
                return ScanValue(maxDepth);
            case (byte)']':
                _at++;
                _open.Pop();
                return null;
            default:
                return Invalid("after array element");
        }
    }

    private string? ScanString()
    {
        for (_at++; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case (byte)'"':
                    _at++;
                    return null;
                case (byte)'\\':
                    _at++;
                    if (ScanEscape() is { } error)
                    {
                        return error;
                    }

                    break;
                case < 0x20:
                    return Invalid("in string literal");
                default:
                    break;
            }
        }

        return EndOfInput;
    }

    private string? ScanEscape()
    {
        if (_at >= _text.Length)
        {
            return EndOfInput;
        }

        if (_text[_at] != 'u')
        {
            return @"bfnrt\/""".Contains((char)_text[_at], StringComparison.Ordinal) ? null : Invalid("in string escape code");
        }

        for (var digit = 0; digit < 4; digit++)
        {
            if (++_at >= _text.Length)
            {
                return EndOfInput;
            }

            if (!char.IsAsciiHexDigit((char)_text[_at]))
            {
                return Invalid(@"in \u hexadecimal character escape");
            }
        }

        return null;
    }

    private string? ScanLiteral(ReadOnlySpan<byte> literal)
    {
        for (var i = 1; i < literal.Length; i++)
        {
            if (++_at >= _text.Length)
            {
                return EndOfInput;
            }

            if (_text[_at] != literal[i])
            {
                return Invalid($"in literal {System.Text.Encoding.ASCII.GetString(literal)} (expecting '{(char)literal[i]}')");
            }
        }

        _at++;
        return null;
    }

    private string? ScanNumber()
    {
        _at += _text[_at] == '-' ? 1 : 0;
        if (_at < _text.Length && _text[_at] == '0')
        {
            _at++;
        }
        else if (ScanDigits("in numeric literal") is { } error)
        {
            return error;
        }

        if (_at < _text.Length && _text[_at] == '.')
        {
            _at++;
            if (ScanDigits("after decimal point in numeric literal") is { } error)
            {
                return error;
            }
        }

        if (_at < _text.Length && _text[_at] is (byte)'e' or (byte)'E')
        {
            _at++;
            _at += _at < _text.Length && _text[_at] is (byte)'+' or (byte)'-' ? 1 : 0;
            return ScanDigits("in exponent of numeric literal");
        }

        return null;
    }

    private string? ScanDigits(string context)
    {
        if (_at >= _text.Length)
        {
            return EndOfInput;
        }

        if (!char.IsAsciiDigit((char)_text[_at]))
        {
            return Invalid(context);
        }

        while (_at < _text.Length && char.IsAsciiDigit((char)_text[_at]))
        {
            _at++;
        }

        return null;
    }

    private bool SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _at++;
        }

        return _at < _text.Length;
    }

    private readonly string Invalid(string context) => $"invalid character {GoJsonSyntax.QuoteByte(_text[_at])} {context}";
}
