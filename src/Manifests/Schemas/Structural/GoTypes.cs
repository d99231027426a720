using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>JSON values with the names of the Go types that hold them, as some messages of the API server print them.</summary>
internal static class GoTypes
{
    /// <summary><c>1.5 is of the type float64</c></summary>
    public static string Describe(Node value) => $"{Print(value)} is of the type {NameOf(value)}";

    public static string NameOf(Node value) => value switch
    {
        StringNode => "string",
        NumberNode number => number.TryGetInt64(out _) ? "int64" : "float64",
        BooleanNode => "bool",
        ListNode => "[]interface {}",
        MapNode => "map[string]interface {}",
        _ => "<nil>",
    };

    private static string Print(Node value) => value switch
    {
        StringNode text => text.Value,
        NumberNode number => number.TryGetInt64(out _) ? number.Text : GoText.FormatFloat(number.ToDouble()),
        BooleanNode boolean => boolean.Value ? "true" : "false",
        ListNode list => $"[{string.Join(' ', list.Select(Print))}]",
        MapNode map => $"map[{string.Join(' ', map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}:{Print(entry.Value)}"))}]",
        _ => "<nil>",
    };
}
