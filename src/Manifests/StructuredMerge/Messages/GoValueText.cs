using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Manifests.StructuredMerge.Messages;

/// <summary>Values as the messages of Kubernetes contain them: printed by Go's <c>%q</c>, <c>%v</c>, <c>%#v</c> and <c>%T</c>.</summary>
internal static class GoValueText
{
    /// <summary>A quoted string with Go's escapes (<c>%q</c>).</summary>
    public static string Quote(string text)
    {
        var output = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            AppendEscaped(output, rune);
        }

        return output.Append('"').ToString();
    }

    /// <summary><c>%v</c>: strings bare, lists in brackets, maps as <c>map[key:value]</c> in key order.</summary>
    public static string Plain(Node node) => node switch
    {
        StringNode text => text.Value,
        NumberNode number => Number(number),
        BooleanNode boolean => boolean.Value ? "true" : "false",
        ListNode list => "[" + string.Join(' ', list.Select(Plain)) + "]",
        MapNode map => "map[" + string.Join(' ', Sorted(map).Select(entry => $"{entry.Key}:{Plain(entry.Value)}")) + "]",
        _ => "<nil>",
    };

    /// <summary><c>%#v</c>: Go source that would produce the value.</summary>
    public static string Source(Node node) => node switch
    {
        StringNode text => Quote(text.Value),
        NumberNode number => Number(number),
        BooleanNode boolean => boolean.Value ? "true" : "false",
        ListNode list => "[]interface {}{" + string.Join(", ", list.Select(Source)) + "}",
        MapNode map => "map[string]interface {}{" + string.Join(", ", Sorted(map).Select(entry => $"{Quote(entry.Key)}:{Source(entry.Value)}")) + "}",
        _ => "interface {}(nil)",
    };

    /// <summary><c>%T</c>.</summary>
    public static string TypeName(Node node) => node switch
    {
        StringNode => "string",
        NumberNode number => number.IsInteger ? "int64" : "float64",
        BooleanNode => "bool",
        ListNode => "[]interface {}",
        MapNode => "map[string]interface {}",
        _ => "<nil>",
    };

    private static string Number(NumberNode number) => PathValue.Of(number).ToString();

    private static IEnumerable<KeyValuePair<string, Node>> Sorted(MapNode map) => map.OrderBy(entry => entry.Key, Utf8Order.Comparer);

    private static void AppendEscaped(StringBuilder output, Rune rune)
    {
        const string named = "\a\b\f\n\r\t\v\\\"";
        const string escapes = "abfnrtv\\\"";
        var at = rune.IsBmp ? named.IndexOf((char)rune.Value, StringComparison.Ordinal) : -1;
        if (at >= 0)
        {
            output.Append('\\').Append(escapes[at]);
        }
        else if (IsPrintable(rune))
        {
            output.Append(rune.ToString());
        }
        else if (rune.Value < 0x80)
        {
            output.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
        }
        else
        {
            output.Append(rune.IsBmp ? $"\\u{rune.Value:x4}" : $"\\U{rune.Value:x8}");
        }
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        _ => true,
    };
}
