using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>
/// JSON inside fieldsV1 keys, byte for byte as Kubernetes writes it: values with the HTML characters escaped, names without;
/// control characters other than tab and line ends as \u00XX.
/// </summary>
internal static class GoJsonText
{
    public static void AppendName(StringBuilder output, string name) => AppendString(output, name, escapeHtml: false);

    public static void AppendValue(StringBuilder output, Node node)
    {
        switch (node)
        {
            case StringNode text:
                AppendString(output, text.Value, escapeHtml: true);
                break;
            case NumberNode number:
                output.Append(number.IsInteger && number.TryGetInt64(out _) ? number.Text : GoFloat.FormatJson(number.ToDouble()));
                break;
            case BooleanNode boolean:
                output.Append(boolean.Value ? "true" : "false");
                break;
            case ListNode list:
                AppendList(output, list);
                break;
            case MapNode map:
                AppendMap(output, map);
                break;
            default:
                output.Append("null");
                break;
        }
    }

    private static void AppendList(StringBuilder output, ListNode list)
    {
        output.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            AppendValue(output.Append(i > 0 ? "," : ""), list[i]);
        }

        output.Append(']');
    }

    private static void AppendMap(StringBuilder output, MapNode map)
    {
        output.Append('{');
        var separator = "";
        foreach (var (key, value) in map.OrderBy(entry => entry.Key, Utf8Order.Comparer))
        {
            AppendString(output.Append(separator), key, escapeHtml: true);
            AppendValue(output.Append(':'), value);
            separator = ",";
        }

        output.Append('}');
    }

    private static void AppendString(StringBuilder output, string text, bool escapeHtml)
    {
        output.Append('"');
        foreach (var character in text)
        {
            switch (character)
            {
                case '"' or '\\':
                    output.Append('\\').Append(character);
                    break;
                case '\n':
                    output.Append("\\n");
                    break;
                case '\r':
                    output.Append("\\r");
                    break;
                case '\t':
                    output.Append("\\t");
                    break;
                case < ' ':
                case '<' or '>' or '&' or '\u2028' or '\u2029' when escapeHtml:
                    output.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                    break;
                default:
                    output.Append(character);
                    break;
            }
        }

        output.Append('"');
    }
}
