using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Sources.HelmRepositories;

/// <summary>JSON as Go indents it: two blanks, and <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c> escaped.</summary>
internal static class GoJson
{
    public static string Write(Node node)
    {
        var text = new StringBuilder();
        Write(text, node, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Node node, int depth)
    {
        switch (node)
        {
            case MapNode { Count: > 0 } map:
                WriteItems(text, '{', '}', depth, map, entry =>
                {
                    WriteString(text, entry.Key);
                    text.Append(": ");
                    Write(text, entry.Value, depth + 1);
                });
                break;
            case ListNode { Count: > 0 } list:
                WriteItems(text, '[', ']', depth, list, item => Write(text, item, depth + 1));
                break;
            case StringNode value:
                WriteString(text, value.Value);
                break;
            default:
                text.Append(node switch
                {
                    MapNode => "{}",
                    ListNode => "[]",
                    NumberNode number => number.Text,
                    BooleanNode flag => flag.Value ? "true" : "false",
                    _ => "null",
                });
                break;
        }
    }

    private static void WriteItems<T>(StringBuilder text, char open, char close, int depth, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        var separator = "\n";
        foreach (var item in items)
        {
            text.Append(separator).Append(' ', 2 * (depth + 1));
            write(item);
            separator = ",\n";
        }

        text.Append('\n').Append(' ', 2 * depth).Append(close);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        text.Append('"');
    }
}
