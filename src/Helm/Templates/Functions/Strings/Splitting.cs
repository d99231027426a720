using System.Globalization;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Strings;

internal static class Splitting
{
    /// <summary>At most <paramref name="limit"/> parts, the last one with the rest; all of them when negative, none when 0.</summary>
    public static string[] Split(string text, string separator, int limit)
    {
        if (limit == 0)
        {
            return [];
        }

        if (separator.Length == 0)
        {
            return Explode(text, limit);
        }

        return limit < 0 ? text.Split(separator) : text.Split(separator, limit);
    }

    /// <summary>sprig's maps of parts: <c>_0</c>, <c>_1</c>, …</summary>
    public static GoMap ToMap(string[] parts)
    {
        var map = new GoMap(GoType.StringMap, parts.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            map["_" + i.ToString(CultureInfo.InvariantCulture)] = parts[i];
        }

        return map;
    }

    private static string[] Explode(string text, int limit)
    {
        var runes = text.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        return limit < 0 || runes.Length <= limit ? runes : [.. runes.Take(limit - 1), string.Concat(runes.Skip(limit - 1))];
    }
}
