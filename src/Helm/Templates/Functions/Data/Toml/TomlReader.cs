using System.Text;
using Flux.Helm.Templates.Functions.Time;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Data.Toml;

/// <summary>Reads TOML into template values.</summary>
internal sealed class TomlReader(string text)
{
    private readonly GoMap _root = new();
    private readonly HashSet<GoMap> _closed = [];
    private readonly TomlCursor _cursor = new(text);
    private int _depth;

    public GoMap Read()
    {
        var table = _root;
        while (_cursor.SkipToContent())
        {
            if (_cursor.Peek() == '[')
            {
                table = Header();
            }
            else
            {
                KeyValue(table);
            }

            _cursor.ExpectEndOfLine();
        }

        return _root;
    }

    private GoMap Header()
    {
        _cursor.Take('[');
        var isArray = _cursor.TryTake('[');
        var path = Path();
        _cursor.Take(']');
        if (isArray)
        {
            _cursor.Take(']');
        }

        var parent = Descend(_root, path.AsSpan(0, path.Length - 1));
        var name = path[^1];
        if (isArray)
        {
            var items = parent.TryGetValue(name, out var existing) && existing is GoList list ? list.Items : [];
            var table = new GoMap();
            parent[name] = GoList.Any([.. items, table]);
            return table;
        }

        if (parent.TryGetValue(name, out var present))
        {
            return present is GoMap map && _closed.Add(map) ? map : throw Defined(path);
        }

        var created = new GoMap();
        _closed.Add(created);
        parent[name] = created;
        return created;
    }

    private void KeyValue(GoMap table)
    {
        var path = Path();
        _cursor.SkipBlanks();
        if (_cursor.IsAtEnd)
        {
            throw _cursor.Error("unexpected EOF; expected key separator '='", "");
        }

        _cursor.Take('=');
        _cursor.SkipBlanks();
        var target = Descend(table, path.AsSpan(0, path.Length - 1));
        if (target.ContainsKey(path[^1]))
        {
            throw Defined(path);
        }

        target[path[^1]] = Value();
    }

    private TemplateCallException Defined(string[] path) => _cursor.Error($"Key '{string.Join('.', path)}' has already been defined.", path[^1]);

    private GoMap Descend(GoMap map, ReadOnlySpan<string> path)
    {
        foreach (var key in path)
        {
            if (!map.TryGetValue(key, out var next))
            {
                var created = new GoMap();
                map[key] = created;
                map = created;
                continue;
            }

            map = next switch
            {
                GoMap inner => inner,
                GoList { Count: > 0 } list when list[^1] is GoMap last => last,
                _ => throw Defined([key]),
            };
        }

        return map;
    }

    private string[] Path()
    {
        var parts = new List<string>();
        do
        {
            _cursor.SkipBlanks();
            parts.Add(_cursor.Key());
            _cursor.SkipBlanks();
        }
        while (_cursor.TryTake('.'));
        return [.. parts];
    }

    private object Value()
    {
        if (++_depth > 500)
        {
            throw _cursor.Error("values nest too deeply", "");
        }

        object value = _cursor.Peek() switch
        {
            '"' or '\'' => _cursor.String(),
            '[' => Array(),
            '{' => InlineTable(),
            _ => Scalar(_cursor.Word()),
        };
        _depth--;
        return value;
    }

    private GoList Array()
    {
        var items = new List<object?>();
        _cursor.Take('[');
        while (true)
        {
            _cursor.SkipToContent();
            if (_cursor.TryTake(']'))
            {
                return GoList.Any(items);
            }

            items.Add(Value());
            _cursor.SkipToContent();
            if (!_cursor.TryTake(','))
            {
                _cursor.Take(']');
                return GoList.Any(items);
            }
        }
    }

    private GoMap InlineTable()
    {
        var table = new GoMap();
        _cursor.Take('{');
        _cursor.SkipBlanks();
        while (!_cursor.TryTake('}'))
        {
            KeyValue(table);
            _cursor.SkipBlanks();
            if (!_cursor.TryTake(','))
            {
                _cursor.Take('}');
                return table;
            }

            _cursor.SkipBlanks();
        }

        return table;
    }

    private object Scalar(string word)
    {
        switch (word)
        {
            case "true" or "false":
                return word == "true";
            case "inf" or "+inf" or "-inf" or "nan" or "+nan" or "-nan":
                return GoNumberText.ParseFloat(word)!.Value;
        }

        if (word.Length >= 8 && char.IsAsciiDigit(word[0]) && (word[2] == ':' || word[4] == '-') && GoTime.Parse(DateLayout(word), word.Replace(' ', 'T'), out _) is { } time)
        {
            return DateLayout(word).Contains('Z', StringComparison.Ordinal) ? time : new GoTime(time.Utc, time.Nanoseconds, TimeSpan.Zero, word[2] == ':' ? "time-local" : word.Length > 10 ? "datetime-local" : "date-local");
        }

        if (word.AsSpan().IndexOfAny(".eE") >= 0 && !word.StartsWith("0x", StringComparison.Ordinal))
        {
            return GoNumberText.ParseFloat(word) ?? throw Unexpected(word);
        }

        var decimalZero = word.TrimStart('+', '-') is { Length: > 1 } digits && digits[0] == '0' && char.IsAsciiDigit(digits[1]);
        return GoNumberText.ParseInt(word) is { } number && !decimalZero ? new GoInt64(number) : throw Unexpected(word);
    }

    private TemplateCallException Unexpected(string word) => word.Length == 0 && _cursor.IsAtEnd
        ? _cursor.Error("unexpected EOF; expected value", _cursor.LastKey)
        : _cursor.Error(word.Length == 0 ? "expected value but found '\\n' instead" : $"expected value but found {GoQuote.Quote(word)} instead", "");

    private static string DateLayout(string word)
    {
        var layout = new StringBuilder(word.Length > 2 && word[2] == ':' ? "15:04:05" : "2006-01-02");
        if (word.Length > 10 && layout.Length == 10)
        {
            layout.Append("T15:04:05");
            layout.Append(word.AsSpan(10).IndexOfAny("Zz+-") >= 0 ? "Z07:00" : "");
        }

        return layout.ToString();
    }
}
