using System.Text;

namespace Flux.KubeApi.Negotiation;

/// <summary>Walks JSON only to find its first syntax error. Iterative, so that depth costs no stack.</summary>
internal ref struct GoJsonScanner(ReadOnlySpan<byte> bytes)
{
    private const string EndOfInput = "unexpected end of JSON input";

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly Stack<char> _open = new();
    private int _at;

    /// <summary>The error text, or null when the syntax is right.</summary>
    public string? FirstFault()
    {
        var expectValue = true;
        while (true)
        {
            SkipSpace();
            if (_at >= _bytes.Length)
            {
                return expectValue || _open.Count > 0 ? EndOfInput : null;
            }

            if (expectValue)
            {
                var opensContainer = _bytes[_at] is (byte)'{' or (byte)'[';
                if (ScanValue() is { } fault)
                {
                    return fault;
                }

                expectValue = opensContainer && !_closedAtOnce;
                continue;
            }

            if (_open.Count == 0)
            {
                return $"invalid character {Quoted()} after top-level value";
            }

            if (ScanSeparator(out expectValue) is { } wrong)
            {
                return wrong;
            }
        }
    }

    private bool _closedAtOnce;

    private string? ScanValue()
    {
        _closedAtOnce = false;
        switch ((char)_bytes[_at])
        {
            case '{':
                _open.Push('{');
                _at++;
                return ScanKeyOrEnd(isFirst: true);
            case '[':
                _open.Push('[');
                _at++;
                return ScanListStart();
            case '"':
                return ScanString();
            case 't':
                return ScanLiteral("true");
            case 'f':
                return ScanLiteral("false");
            case 'n':
                return ScanLiteral("null");
            case '-' or (>= '0' and <= '9'):
                return ScanNumber();
            default:
                return $"invalid character {Quoted()} looking for beginning of value";
        }
    }

    private string? ScanListStart()
    {
        SkipSpace();
        if (_at < _bytes.Length && _bytes[_at] == ']')
        {
            _at++;
            _open.Pop();
            _closedAtOnce = true;
        }

        return null;
    }

    private string? ScanKeyOrEnd(bool isFirst)
    {
        SkipSpace();
        if (_at >= _bytes.Length)
        {
            return EndOfInput;
        }

        if (isFirst && _bytes[_at] == '}')
        {
            _at++;
            _open.Pop();
            _closedAtOnce = true;
            return null;
        }

        if (_bytes[_at] != '"')
        {
            return $"invalid character {Quoted()} looking for beginning of object key string";
        }

        if (ScanString() is { } fault)
        {
            return fault;
        }

        SkipSpace();
        if (_at >= _bytes.Length)
        {
            return EndOfInput;
        }

        if (_bytes[_at] != ':')
        {
            return $"invalid character {Quoted()} after object key";
        }

        _at++;
        return null;
    }

    private string? ScanSeparator(out bool expectValue)
    {
        expectValue = false;
        var container = _open.Peek();
        var character = (char)_bytes[_at];
        if (character == ',')
        {
            _at++;
            expectValue = true;
            return container == '{' ? ScanKeyOrEnd(isFirst: false) : null;
        }

        if (character == (container == '{' ? '}' : ']'))
        {
            _at++;
            _open.Pop();
            return null;
        }

        return $"invalid character {Quoted()} after {(container == '{' ? "object key:value pair" : "array element")}";
    }

    private string? ScanString()
    {
        for (_at++; _at < _bytes.Length; _at++)
        {
            switch (_bytes[_at])
            {
                case (byte)'"':
                    _at++;
                    return null;
                case (byte)'\\':
                    _at++;
                    if (_at < _bytes.Length && "\"\\/bfnrtu"u8.IndexOf(_bytes[_at]) < 0)
                    {
                        return $"invalid character {Quoted()} in string escape code";
                    }

                    break;
                case < 0x20:
                    return $"invalid character {Quoted()} in string literal";
            }
        }

        return EndOfInput;
    }

    private string? ScanLiteral(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (++_at >= _bytes.Length)
            {
                return EndOfInput;
            }

            if (_bytes[_at] != word[i])
            {
                return $"invalid character {Quoted()} in literal {word} (expecting '{word[i]}')";
            }
        }

        _at++;
        return null;
    }

    private string? ScanNumber()
    {
        while (_at < _bytes.Length && "+-.eE0123456789"u8.IndexOf(_bytes[_at]) >= 0)
        {
            _at++;
        }

        return null;
    }

    private void SkipSpace()
    {
        while (_at < _bytes.Length && _bytes[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _at++;
        }
    }

    private readonly string Quoted()
    {
        Rune.DecodeFromUtf8(_bytes[_at..], out var rune, out _);
        return rune.Value switch
        {
            '\'' => @"'\''",
            '"' => "'\"'",
            '\n' => @"'\n'",
            '\t' => @"'\t'",
            '\r' => @"'\r'",
            < 0x20 => $@"'\x{rune.Value:x2}'",
            _ => $"'{rune}'",
        };
    }
}
