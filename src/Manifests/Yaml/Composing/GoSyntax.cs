using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;
using Flux.Manifests.Text;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>Values as Go's <c>%#v</c> prints them, which some error texts contain.</summary>
internal static class GoSyntax
{
    public static string OfKey(string key, ResolvedScalar resolved) => resolved.Kind switch
    {
        ScalarKind.Null => "<nil>",
        ScalarKind.Boolean or ScalarKind.Integer => key,
        ScalarKind.UnsignedInteger => $"0x{resolved.UnsignedInteger:x}",
        ScalarKind.Float => GoFloat.FormatShortest(resolved.Float),
        _ => GoText.Quote(key),
    };

    public static string OfValue(Node node)
    {
        var output = new StringBuilder();
        Write(node, output, "<nil>");
        return output.ToString();
    }

    private static void Write(Node node, StringBuilder output, string nil)
    {
        switch (node)
        {
            case MapNode map:
                WriteMap(map, output);
                break;
            case ListNode list:
                output.Append("[]interface {}{");
                for (var i = 0; i < list.Count; i++)
                {
                    output.Append(i > 0 ? ", " : "");
                    Write(list[i], output, "interface {}(nil)");
                }

                output.Append('}');
                break;
            case StringNode text:
                output.Append(GoText.Quote(text.Value));
                break;
            case BooleanNode boolean:
                output.Append(boolean.Value ? "true" : "false");
                break;
            case NumberNode number:
                output.Append(number.IsInteger ? number.Text : GoFloat.FormatShortest(number.ToDouble()));
                break;
            default:
                output.Append(nil);
                break;
        }
    }

    private static void WriteMap(MapNode map, StringBuilder output)
    {
        output.Append("map[interface {}]interface {}{");
        var isFirst = true;
        foreach (var (key, value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            output.Append(isFirst ? "" : ", ").Append(GoText.Quote(key)).Append(':');
            Write(value, output, "interface {}(nil)");
            isFirst = false;
        }

        output.Append('}');
    }
}
