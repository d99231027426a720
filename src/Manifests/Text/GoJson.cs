using System.Buffers;
using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;

namespace Flux.Manifests.Text;

/// <summary>Compact JSON as Go's encoder writes it: <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> are escaped. Keys keep their order.</summary>
public static class GoJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\', '<', '>', '&', '\u2028', '\u2029']);

    public static string ToString(Node node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    public static void Append(StringBuilder text, Node node)
    {
        switch (node)
        {
            case MapNode map:
                AppendMap(text, map);
                break;
            case ListNode list:
                AppendList(text, list);
                break;
            case StringNode word:
                AppendString(text, word.Value);
                break;
            case NumberNode number:
                text.Append(number.IsInteger ? number.Text : FormatFloat(number.ToDouble()));
                break;
            case BooleanNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    /// <summary>A float as Go's JSON encoder writes it: an exponent below 1e-6 and from 1e21, without padding.</summary>
    public static string FormatFloat(double value) => GoFloat.FormatJson(value);

    private static void AppendMap(StringBuilder text, MapNode map)
    {
        text.Append('{');
        var first = true;
        foreach (var (key, value) in map)
        {
            text.Append(first ? "" : ",");
            first = false;
            AppendString(text, key);
            text.Append(':');
            Append(text, value);
        }

        text.Append('}');
    }

    private static void AppendList(StringBuilder text, ListNode list)
    {
        text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Append(text, list[i]);
        }

        text.Append(']');
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        var rest = value.AsSpan();
        for (int at; (at = rest.IndexOfAny(Escaped)) >= 0; rest = rest[(at + 1)..])
        {
            text.Append(rest[..at]);
            var character = rest[at];
            switch (character)
            {
                case '"' or '\\':
                    text.Append('\\').Append(character);
                    break;
                case '\n' or '\r' or '\t' or '\b' or '\f':
                    text.Append('\\').Append("btn?fr"[character - '\b']);
                    break;
                case < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029':
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }

        text.Append(rest).Append('"');
    }
}
