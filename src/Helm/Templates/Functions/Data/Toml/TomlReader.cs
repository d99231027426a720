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

    /// <summary>The table that keys belong to, for errors.</summary>
    private string[] _context = [];

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
                _cursor.LastKey = string.Join('.', _context);
            }

            _cursor.ExpectEndOfLine();
        }

        return _root;
    }

    private GoMap Header()
    {
        _cursor.Take('[');
        var isArray = _cursor.TryTake('[');
        var path = TablePath();
        if (isArray && !_cursor.TryTake(']'))
        {
            throw _cursor.Unexpected($"expected end of table array name delimiter ']', but got {_cursor.Found()} instead");
        }

        _context = path;
        _cursor.LastKey = string.Join('.', path);

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
        var path = KeyPath();
        _cursor.LastKey = string.Join('.', [.. _context, .. path]);
        _cursor.SkipBlanks();
        var target = Descend(table, path.AsSpan(0, path.Length - 1));
        if (target.ContainsKey(path[^1]))
        {
            throw Defined(path);
        }

        var outer = _context;
        _context = [.. _context, .. path];
        target[path[^1]] = Value();
        _context = outer;
    }

    private TemplateCallException Defined(string[] path) => _cursor.Error($"Key '{string.Join('.', path)}' has already been defined.");

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

    /// <summary>A key and the equals sign after it.</summary>
    private string[] KeyPath()
    {
        var parts = new List<string>();
        do
        {
            _cursor.SkipBlanks();
            if (_cursor.IsAtEnd || _cursor.Peek() is '=' or '.')
            {
                var found = _cursor.IsAtEnd ? '=' : _cursor.Peek();
                throw _cursor.Error($"unexpected '{found}'{(parts.Count > 0 ? "" : found == '.' ? ": keys cannot start with a '.'" : ": key name appears blank")}");
            }

            parts.Add(_cursor.Key());
            _cursor.SkipBlanks();
        }
        while (_cursor.TryTake('.'));
        if (_cursor.IsAtEnd)
        {
            throw _cursor.Error("unexpected EOF; expected key separator '='");
        }

        return _cursor.TryTake('=') ? [.. parts] : throw _cursor.Unexpected($"expected '.' or '=', but got {_cursor.Found()} instead");
    }

    /// <summary>The name of a table and the bracket after it.</summary>
    private string[] TablePath()
    {
        var parts = new List<string>();
        do
        {
            _cursor.SkipBlanks();
            if (_cursor.IsAtEnd || _cursor.Peek() is ']' or '.')
            {
                throw _cursor.Error($"unexpected {(_cursor.Peek() == '.' ? "table separator" : "end of table name")} (table names cannot be empty)");
            }

            parts.Add(_cursor.Key());
            _cursor.SkipBlanks();
        }
        while (_cursor.TryTake('.'));
        return _cursor.TryTake(']') ? [.. parts] : throw _cursor.Unexpected($"expected '.' or ']' to end table name, but got {_cursor.Found()} instead");
    }

    private object Value()
    {
        if (++_depth > 500)
        {
            throw _cursor.Error("values nest too deeply");
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

            if (_cursor.Peek() == ',')
            {
                throw _cursor.Error("unexpected comma");
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
            return DateLayout(word).Contains('Z', StringComparison.Ordinal) ? time : time.In(LocalForm(word));
        }

        if (word.AsSpan().IndexOfAny(".eE") >= 0 && !word.StartsWith("0x", StringComparison.Ordinal))
        {
            return FloatProblem(word) is { } problem ? throw _cursor.Error($"Invalid float {GoQuote.Quote(word)}: {problem}") : GoNumberText.ParseFloat(word) ?? throw Unexpected(word);
        }

        if (HasLeadingZero(word))
        {
            throw _cursor.Error($"Invalid integer {GoQuote.Quote(word)}: cannot have leading zeroes");
        }

        return GoNumberText.ParseInt(word) is { } number ? new GoInt64(number) : throw Unexpected(word);
    }

    /// <summary>Times without an offset remember by the name of their location what was written.</summary>
    private static GoLocation LocalForm(string word)
    {
        var name = word[2] == ':' ? "time-local" : word.Length > 10 ? "datetime-local" : "date-local";
        return new GoLocation(name, 0, name);
    }

    private static string? FloatProblem(string word)
    {
        var digits = word.AsSpan().IndexOfAny(".eE");
        var period = word.IndexOf('.', StringComparison.Ordinal);
        return digits > 0 && HasLeadingZero(word[..digits]) ? "cannot have leading zeroes"
            : period >= 0 && (period + 1 == word.Length || !char.IsAsciiDigit(word[period + 1])) ? "'.' must be followed by one or more digits"
            : null;
    }

    private static bool HasLeadingZero(string word) => word.TrimStart('+', '-') is ['0', >= '0' and <= '9', ..];

    private TemplateCallException Unexpected(string word) => word.Length > 0 ? _cursor.Error($"expected value but found {GoQuote.Quote(word)} instead")
        : _cursor.IsAtEnd ? _cursor.Error("unexpected EOF; expected value")
        : _cursor.Unexpected($"expected value but found {GoQuote.QuoteRune(_cursor.Peek())} instead");

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
