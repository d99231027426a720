using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.Text;

namespace Flux.Manifests.StructuredMerge.Messages;

/// <summary>Untyped values as Go's <c>%#v</c> prints them: the source text that would make them.</summary>
internal static class GoSource
{
    public static string Value(Node node) => node switch
    {
        StringNode text => GoText.Quote(text.Value),
        ListNode list => "[]interface {}{" + string.Join(", ", list.Select(Value)) + "}",
        MapNode map => "map[string]interface {}{" + string.Join(", ", Entries(map)) + "}",
        NullNode => "interface {}(nil)",
        _ => GoPrint.Value(node),
    };

    private static IEnumerable<string> Entries(MapNode map) =>
        map.OrderBy(entry => entry.Key, Utf8Order.Comparer).Select(entry => $"{GoText.Quote(entry.Key)}:{Value(entry.Value)}");
}
