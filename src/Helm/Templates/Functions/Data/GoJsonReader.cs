using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Data;

/// <summary>Reads JSON as encoding/json does into untyped values, with its error texts.</summary>
internal sealed class GoJsonReader(string text)
{
    private const int MaxDepth = 10_000;

    private int _at;
    private int _depth;
    private string? _outOfRange;

    public static object? Read(string text)
    {
        var reader = new GoJsonReader(text);
        reader.SkipSpace();
        var value = reader.Value("looking for beginning of value");
        reader.SkipSpace();
        return reader._at < text.Length ? throw reader.Invalid("after top-level value") : reader.InRange(value);
    }

    /// <summary>The first value of a text that may go on after it, as a stream decoder reads it.</summary>
    public static object? ReadFirst(string text, out int length)
    {
        var reader = new GoJsonReader(text);
        reader.SkipSpace();
        var value = reader.Value("looking for beginning of value");
        length = reader._at;
        return reader.InRange(value);
    }

    private object? InRange(object? value) => _outOfRange is null
        ? value
        : throw new TemplateCallException($"json: cannot unmarshal number {_outOfRange} into Go value of type float64");

    private object? Value(string context)
    {
        if (_at >= text.Length)
        {
            throw new TemplateCallException("unexpected end of JSON input");
        }

        if (_depth > MaxDepth)
        {
            throw new TemplateCallException("exceeded max depth");
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return text[_at] switch
        {
            '{' => Object(),
            '[' => Array(),
            '"' => String(),
            't' => Literal("true", true),
            'f' => Literal("false", false),
            'n' => Literal("null", null),
            '-' or (>= '0' and <= '9') => Number(),
            _ => throw Invalid(context),
        };
    }

    private GoMap Object()
    {
        var map = new GoMap();
        _at++;
        _depth++;
        SkipSpace();
        if (Peek() == '}')
        {
            _at++;
            _depth--;
            return map;
        }

        while (true)
        {
            SkipSpace();
            if (Peek() != '"')
            {
                throw Invalid("looking for beginning of object key string");
            }

            var key = String();
            SkipSpace();
            Expect(':', "after object key");
            SkipSpace();
            map[key] = Value("looking for beginning of value");
            SkipSpace();
            if (Peek() == '}')
            {
                _at++;
                _depth--;
                return map;
            }

            Expect(',', "after object key:value pair");
        }
    }

    private GoList Array()
    {
        var items = new List<object?>();
        _at++;
        _depth++;
        SkipSpace();
        if (Peek() == ']')
        {
            _at++;
            _depth--;
            return GoList.Any(items);
        }

        while (true)
        {
            SkipSpace();
            items.Add(Value("looking for beginning of value"));
            SkipSpace();
            if (Peek() == ']')
            {
                _at++;
                _depth--;
                return GoList.Any(items);
            }

            Expect(',', "after array element");
        }
    }

    private string String()
    {
        var start = _at++;
        while (Peek() is var character && character != '"')
        {
            if (character < ' ')
            {
                throw Invalid("in string literal");
            }

            if (character == '\\')
            {
                _at++;
                CheckEscape();
            }

            _at++;
        }

        _at++;
        return JsonText.Unescape(text.AsSpan(start + 1, _at - start - 2));
    }

    private void CheckEscape()
    {
        var character = Peek();
        if (character == 'u')
        {
            for (var i = 0; i < 4; i++)
            {
                _at++;
                if (!char.IsAsciiHexDigit(Peek()))
                {
                    throw Invalid("in \\u hexadecimal character escape");
                }
            }
        }
        else if (!"\"\\/bfnrt".Contains(character, StringComparison.Ordinal))
        {
            throw Invalid("in string escape code");
        }
    }

    private double Number()
    {
        var start = _at;
        if (Peek() == '-')
        {
            _at++;
        }

        if (Peek() == '0')
        {
            _at++;
        }
        else
        {
            Digits("in numeric literal");
        }

        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
            Digits("after decimal point in numeric literal");
        }

        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            _at++;
            if (Peek() is '+' or '-')
            {
                _at++;
            }

            Digits("in exponent of numeric literal");
        }

        var number = text[start.._at];
        if (GoNumberText.ParseFloat(number) is { } value)
        {
            return value;
        }

        // What is wrong with the text as a whole comes first.
        _outOfRange ??= number;
        return 0.0;
    }

    private void Digits(string context)
    {
        if (!char.IsAsciiDigit(Peek()))
        {
            throw Invalid(context);
        }

        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private object? Literal(string word, object? value)
    {
        for (var i = 0; i < word.Length; i++, _at++)
        {
            if (Peek() != word[i])
            {
                throw Invalid($"in literal {word} (expecting {GoQuote.QuoteRune(word[i])})");
            }
        }

        return value;
    }

    private void Expect(char wanted, string context)
    {
        if (Peek() != wanted)
        {
            throw Invalid(context);
        }

        _at++;
    }

    private char Peek() => _at < text.Length ? text[_at] : throw new TemplateCallException("unexpected end of JSON input");

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }
    }

    private TemplateCallException Invalid(string context)
    {
        // A character beyond ASCII is named by its first byte.
        int value = Peek() < 0x80 ? Peek() : GoText.Encode(text.Substring(_at, char.IsHighSurrogate(Peek()) ? 2 : 1))[0];
        var shown = value switch
        {
            '\'' => @"'\''",
            '"' => "'\"'",
            _ => GoQuote.QuoteRune(value),
        };
        return new TemplateCallException($"invalid character {shown} {context}");
    }
}
