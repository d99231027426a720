using System.Text;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>The strings library. Indexes count code points.</summary>
internal static class StringFunctions
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare("charAt", CharAt, "string_char_at_int: string.(int) -> string"),
        CelFunction.Declare(
            "indexOf", static a => Search(a, last: false), "string_index_of_string: string.(string) -> int", "string_index_of_string_int: string.(string, int) -> int"),
        CelFunction.Declare(
            "lastIndexOf", static a => Search(a, last: true),
            "string_last_index_of_string: string.(string) -> int", "string_last_index_of_string_int: string.(string, int) -> int"),
        CelFunction.Declare("lowerAscii", static a => Map(a, Lower), "string_lower_ascii: string.() -> string"),
        CelFunction.Declare("upperAscii", static a => Map(a, Upper), "string_upper_ascii: string.() -> string"),
        CelFunction.Declare("trim", static a => Map(a, static text => text.Trim()), "string_trim: string.() -> string"),
        CelFunction.Declare(
            "replace", Replace,
            "string_replace_string_string: string.(string, string) -> string", "string_replace_string_string_int: string.(string, string, int) -> string"),
        CelFunction.Declare("split", Split, "string_split_string: string.(string) -> list(string)", "string_split_string_int: string.(string, int) -> list(string)"),
        CelFunction.Declare("substring", Substring, "string_substring_int: string.(int) -> string", "string_substring_int_int: string.(int, int) -> string"),
        CelFunction.Declare("join", Join, "list_join: list(string).() -> string", "list_join_string: list(string).(string) -> string"),
        CelFunction.Declare("strings.quote", static a => Map(a, Quote), "strings_quote: (string) -> string"),
        CelFunction.Declare("format", CelFormat.Apply, "string_format: string.(list(dyn)) -> string"),
    ];

    public static CelFunction Reverse { get; } =
        CelFunction.Declare("reverse", static a => Map(a, static text => string.Concat(text.EnumerateRunes().Reverse().Select(rune => rune.ToString()))), "string_reverse: string.() -> string");

    private static string Lower(string text) => string.Concat(text.Select(static character => char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character));

    private static string Upper(string text) => string.Concat(text.Select(static character => char.IsAsciiLetterLower(character) ? (char)(character & ~0x20) : character));

    private static CelValue Map(ReadOnlySpan<CelValue> arguments, Func<string, string> map) =>
        arguments[0].Kind == CelKind.String ? Mapped(arguments[0].AsString, map) : CelValue.NoSuchOverload;

    private static CelValue Mapped(string text, Func<string, string> map)
    {
        CelEffort.Spend(2L * text.Length);
        return CelValue.Of(map(text));
    }

    private static CelValue OutOfRange(long index) => CelValue.Error($"index out of range: {index}");

    /// <summary>The offset of a code point in UTF-16 units; -1 when the string is shorter.</summary>
    private static int OffsetOf(string text, long index)
    {
        var count = 0L;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLowSurrogate(text[i]) && count++ == index)
            {
                return i;
            }
        }

        return count == index ? text.Length : -1;
    }

    private static CelValue CharAt(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.String || arguments[1].Kind != CelKind.Int)
        {
            return CelValue.NoSuchOverload;
        }

        var text = arguments[0].AsString;
        var at = arguments[1].AsInt < 0 ? -1 : OffsetOf(text, arguments[1].AsInt);
        return at < 0 ? OutOfRange(arguments[1].AsInt) : CelValue.Of(at == text.Length ? "" : Rune.GetRuneAt(text, at).ToString());
    }

    private static CelValue Search(ReadOnlySpan<CelValue> arguments, bool last)
    {
        if (arguments[0].Kind != CelKind.String || arguments[1].Kind != CelKind.String || (arguments.Length == 3 && arguments[2].Kind != CelKind.Int))
        {
            return CelValue.NoSuchOverload;
        }

        var (text, part) = (arguments[0].AsString, arguments[1].AsString);
        var size = CelSizes.OfString(text);
        var offset = arguments.Length == 3 ? arguments[2].AsInt : last ? size - 1 : 0;
        if (part.Length == 0)
        {
            return offset < 0 && arguments.Length == 3 ? OutOfRange(offset) : CelValue.Of(arguments.Length == 2 && last ? size : Math.Min(offset, size));
        }

        if (offset < 0 && arguments.Length == 3)
        {
            return OutOfRange(offset);
        }

        if (offset >= size || size < CelSizes.OfString(part))
        {
            return CelValue.Of(-1L);
        }

        var from = OffsetOf(text, offset);
        var at = last ? LastIndex(text, part, from) : text.IndexOf(part, from, StringComparison.Ordinal);
        return CelValue.Of(at < 0 ? -1L : CelSizes.OfString(text[..at]));
    }

    private static int LastIndex(string text, string part, int from)
    {
        var end = Math.Min(text.Length, from + part.Length);
        return text[..end].LastIndexOf(part, StringComparison.Ordinal);
    }

    private static CelValue Replace(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.String || arguments[1].Kind != CelKind.String || arguments[2].Kind != CelKind.String
            || (arguments.Length == 4 && arguments[3].Kind != CelKind.Int))
        {
            return CelValue.NoSuchOverload;
        }

        var limit = arguments.Length == 4 ? arguments[3].AsInt : -1;
        var (text, old, with) = (arguments[0].AsString, arguments[1].AsString, arguments[2].AsString);
        return CelValue.Of(ReplaceLimited(text, old, with, limit < 0 ? long.MaxValue : limit));
    }

    private static string ReplaceLimited(string text, string old, string with, long limit)
    {
        var result = new StringBuilder();
        var at = 0;
        for (var done = 0L; done < limit && at <= text.Length; done++)
        {
            var found = text.IndexOf(old, at, StringComparison.Ordinal);
            if (found < 0)
            {
                break;
            }

            // An empty pattern matches before every code point and at the end.
            var step = old.Length > 0 || found == text.Length ? 0 : char.IsHighSurrogate(text[found]) ? 2 : 1;
            CelEffort.Spend((long)found - at + with.Length);
            result.Append(text, at, found - at).Append(with).Append(text, found, step);
            at = found + old.Length + step;
            if (old.Length == 0 && step == 0)
            {
                at = text.Length + 1;
            }
        }

        return at > text.Length ? result.ToString() : result.Append(text, at, text.Length - at).ToString();
    }

    private static CelValue Split(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.String || arguments[1].Kind != CelKind.String || (arguments.Length == 3 && arguments[2].Kind != CelKind.Int))
        {
            return CelValue.NoSuchOverload;
        }

        var limit = arguments.Length == 3 ? arguments[2].AsInt : -1;
        var (text, separator) = (arguments[0].AsString, arguments[1].AsString);
        CelEffort.SpendItems(text.Length);
        var count = limit < 0 || limit > int.MaxValue ? int.MaxValue : (int)limit;
        var parts = count == 0 ? [] : separator.Length > 0 ? text.Split(separator, count) : SplitCharacters(text, count);
        return CelValue.Of(new CelArrayList([.. parts.Select(CelValue.Of)]));
    }

    private static string[] SplitCharacters(string text, int count)
    {
        var parts = text.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        return parts.Length <= count ? parts : [.. parts.Take(count - 1), string.Concat(parts.Skip(count - 1))];
    }

    private static CelValue Substring(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.String || arguments[1].Kind != CelKind.Int || (arguments.Length == 3 && arguments[2].Kind != CelKind.Int))
        {
            return CelValue.NoSuchOverload;
        }

        var text = arguments[0].AsString;
        var start = arguments[1].AsInt;
        var end = arguments.Length == 3 ? arguments[2].AsInt : long.MaxValue;
        if (start > end)
        {
            return CelValue.Error($"invalid substring range. start: {start}, end: {end}");
        }

        var from = start < 0 ? -1 : OffsetOf(text, start);
        var to = arguments.Length == 2 ? text.Length : end < 0 ? -1 : OffsetOf(text, end);
        return from < 0 ? OutOfRange(start) : to < 0 ? OutOfRange(end) : CelValue.Of(text[from..to]);
    }

    private static CelValue Join(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.List || (arguments.Length == 2 && arguments[1].Kind != CelKind.String))
        {
            return CelValue.NoSuchOverload;
        }

        var text = new StringBuilder();
        var list = arguments[0].AsList;
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            if (item.Kind != CelKind.String)
            {
                return CelValue.Error($"join: invalid input: {item}");
            }

            CelEffort.Spend(item.AsString.Length + (arguments.Length == 2 ? arguments[1].AsString.Length : 0L));
            text.Append(i > 0 && arguments.Length == 2 ? arguments[1].AsString : "").Append(item.AsString);
        }

        return CelValue.Of(text.ToString());
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            switch (character)
            {
                case >= '\a' and <= '\r':
                    quoted.Append('\\').Append("abtnvfr"[character - '\a']);
                    break;
                case '\\' or '"':
                    quoted.Append('\\').Append(character);
                    break;
                default:
                    quoted.Append(character);
                    break;
            }
        }

        return quoted.Append('"').ToString();
    }
}
