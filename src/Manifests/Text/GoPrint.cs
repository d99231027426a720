using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;

namespace Flux.Manifests.Text;

/// <summary>Untyped values as Go's <c>%v</c> prints them: <c>map[a:1 b:[x y]]</c>.</summary>
public static class GoPrint
{
    public static string Value(Node node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    /// <summary>The name of the Go type that holds a value after decoding by Kubernetes: <c>map[string]interface {}</c>, <c>int64</c>.</summary>
    public static string TypeOf(Node node) => node switch
    {
        MapNode => "map[string]interface {}",
        ListNode => "[]interface {}",
        StringNode => "string",
        BooleanNode => "bool",
        NumberNode number => number.TryGetInt64(out _) ? "int64" : "float64",
        _ => "%!s(<nil>)",
    };

    private static void Append(StringBuilder text, Node node)
    {
        switch (node)
        {
            case MapNode map:
                AppendMap(text, map);
                break;
            case ListNode list:
                text.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    text.Append(i > 0 ? " " : "");
                    Append(text, list[i]);
                }

                text.Append(']');
                break;
            case StringNode word:
                text.Append(word.Value);
                break;
            case NumberNode number:
                text.Append(number.TryGetInt64(out _) ? number.Text : GoFloat.FormatShortest(number.ToDouble()));
                break;
            case BooleanNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            default:
                text.Append("<nil>");
                break;
        }
    }

    private static void AppendMap(StringBuilder text, MapNode map)
    {
        text.Append("map[");
        var isFirst = true;
        foreach (var (key, value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            text.Append(isFirst ? "" : " ").Append(key).Append(':');
            Append(text, value);
            isFirst = false;
        }

        text.Append(']');
    }
}
