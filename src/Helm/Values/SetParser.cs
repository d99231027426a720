using System.Globalization;
using Flux.Helm.Templates.Functions.Data;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Values;

/// <summary>Reads <c>a.b[0].c=value</c> assignments into a map, with all the corners of Helm's own parser.</summary>
internal sealed class SetParser(string text, SetMode mode, Func<string, string>? readFile = null)
{
    private const int MaxIndex = 65_536;
    private const int MaxLevel = 30;

    private readonly SetInput _input = new(text, escapes: mode != SetMode.Literal);

    private enum Progress
    {
        More,
        End,
    }

    /// <exception cref="ValuesException">The text is malformed; what came before is set.</exception>
    public void ParseInto(GoMap target)
    {
        while (Key(target, 0) == Progress.More)
        {
            // Each round reads one assignment.
        }
    }

    private Progress Key(GoMap map, int level)
    {
        var key = _input.Until(mode == SetMode.Literal ? "=[." : "=[,.", out var stop);
        switch (stop)
        {
            case null:
                return key.Length == 0 ? Progress.End : throw new ValuesException($"key {GoQuote.Quote(key)} has no value");
            case '[':
                return Indexed(map, key, level);
            case '=':
                return Assign(map, key);
            case ',':
                Set(map, key, "");
                throw new ValuesException($"key {GoQuote.Quote(key)} has no value (cannot end with ,)");
            default:
                return Nested(map, key, level + 1);
        }
    }

    private Progress Nested(GoMap map, string key, int level)
    {
        CheckLevel(level);
        var inner = map.TryGetValue(key, out var existing) ? Cast<GoMap>(existing, "map[string]interface {}") : new GoMap();
        var before = inner.Count;
        Progress progress;
        try
        {
            progress = Key(inner, level);
        }
        finally
        {
            // What was read before an error stays.
            if (inner.Count > 0 && inner.Count >= before)
            {
                Set(map, key, inner);
            }
        }

        return progress == Progress.More && inner.Count == 0 ? throw new ValuesException($"key map {GoQuote.Quote(key)} has no value") : progress;
    }

    private Progress Indexed(GoMap map, string key, int level)
    {
        if (Index() is not { } index)
        {
            return Progress.End;
        }

        var list = map.TryGetValue(key, out var existing) ? [.. Cast<GoList>(existing, "[]interface {}").Items] : new List<object?>();
        try
        {
            return Item(list, index, level);
        }
        finally
        {
            Set(map, key, GoList.Any(list));
        }
    }

    /// <summary>The number in brackets; null when the text ends within them, which ends the parsing without an error.</summary>
    private int? Index()
    {
        var digits = _input.Until("]", out var stop);
        if (stop is null)
        {
            return null;
        }

        return GoNumberText.ParseInt(digits, 10) is { } index
            ? (int)Math.Clamp(index, int.MinValue, int.MaxValue)
            : throw new ValuesException($"error parsing index: strconv.Atoi: parsing {GoQuote.Quote(digits)}: invalid syntax");
    }

    private Progress Item(List<object?> list, int index, int level)
    {
        if (index < 0)
        {
            throw new ValuesException($"negative {index} index not allowed");
        }

        var extra = _input.Until("[.=", out var stop);
        if (extra.Length > 0)
        {
            // The original prints the characters one by one.
            throw new ValuesException($"unexpected data at end of array index: [{string.Join(' ', extra.EnumerateRunes().Select(rune => GoQuote.QuoteRune(rune.Value)))}]");
        }

        switch (stop)
        {
            case null:
                return Progress.End;
            case '=':
                SetIndex(list, index, Value().Value);
                return Progress.More;
            case '[':
                return NestedList(list, index, level);
            default:
                return NestedMap(list, index, level);
        }
    }

    private Progress NestedList(List<object?> list, int index, int level)
    {
        if (Index() is not { } next)
        {
            return Progress.End;
        }

        var inner = index < list.Count && list[index] is { } existing ? [.. Cast<GoList>(existing, "[]interface {}").Items] : new List<object?>();
        var progress = Item(inner, next, level);
        if (progress == Progress.More)
        {
            SetIndex(list, index, GoList.Any(inner));
        }

        return progress;
    }

    private Progress NestedMap(List<object?> list, int index, int level)
    {
        var inner = index < list.Count && list[index] is GoMap existing ? existing : new GoMap();
        if (index < list.Count)
        {
            list[index] = inner;
        }

        var progress = Key(inner, level);
        if (progress == Progress.More)
        {
            SetIndex(list, index, inner);
        }

        return progress;
    }

    private Progress Assign(GoMap map, string key)
    {
        var (value, ended) = Value();
        Set(map, key, value);
        return ended ? Progress.End : Progress.More;
    }

    /// <summary>The value, and whether the text ended right after the equals sign.</summary>
    private (object? Value, bool Ended) Value()
    {
        if (mode == SetMode.Literal)
        {
            return (_input.Until("", out _), false);
        }

        if (mode == SetMode.Json)
        {
            return (Json(), false);
        }

        if (_input.AtEnd)
        {
            return ("", true);
        }

        return _input.TryTake('{') ? (List(), false) : (Convert(_input.Until(",", out _)), false);
    }

    private object? Json()
    {
        if (_input.SkipToComma())
        {
            return null;
        }

        try
        {
            var value = GoJsonReader.ReadFirst(_input.Rest, out var length);
            _input.Skip(length);
            _input.SkipToComma();
            return value;
        }
        catch (TemplateCallException error)
        {
            throw new ValuesException(error.Message == "unexpected end of JSON input" ? "unexpected EOF" : error.Message);
        }
    }

    private GoList List()
    {
        var items = new List<object?>();
        while (true)
        {
            var item = _input.Until(",}", out var stop);
            if (stop is null)
            {
                throw new ValuesException("list must terminate with '}'");
            }

            items.Add(Convert(item));
            if (stop == '}')
            {
                _input.TryTake(',');
                return GoList.Any(items);
            }
        }
    }

    private object? Convert(string value)
    {
        if (mode == SetMode.File)
        {
            return readFile!(value);
        }

        if (mode == SetMode.Text)
        {
            return value;
        }

        return value.ToLowerInvariant() switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            "0" => new GoInt64(0),
            _ => value.Length > 0 && value[0] != '0' && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? new GoInt64(number)
                : value,
        };
    }

    private static void Set(GoMap map, string key, object? value)
    {
        if (key.Length > 0)
        {
            map[key] = value;
        }
    }

    private static void SetIndex(List<object?> list, int index, object? value)
    {
        if (index > MaxIndex)
        {
            throw new ValuesException($"index of {index} is greater than maximum supported index of {MaxIndex}");
        }

        while (list.Count <= index)
        {
            list.Add(null);
        }

        list[index] = value;
    }

    private static T Cast<T>(object? value, string wanted)
        where T : class => value as T ?? throw new ValuesException(
            $"unable to parse key: interface conversion: interface {{}} is {(value is null ? "nil" : GoType.Of(value)!.Name)}, not {wanted}");

    private static void CheckLevel(int level)
    {
        if (level > MaxLevel)
        {
            throw new ValuesException($"value name nested level is greater than maximum supported nested level of {MaxLevel}");
        }
    }
}
