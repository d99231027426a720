using Flux.Helm.Templates.Values;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Values.Schemas;

/// <summary>Numbers and equality as JSON has them: 1 and 1.0 are the same.</summary>
internal static class SchemaNumbers
{
    public static double Of(object value) => value is double number ? number : (double)GoNumbers.ToBigInteger(value);

    public static bool IsInteger(object? value) => value is double number ? number == Math.Floor(number) : GoNumbers.IsInteger(value);

    public static bool AreEqual(object? value, Node node) => (value, node) switch
    {
        (null, NullNode) => true,
        (bool flag, BooleanNode boolean) => flag == boolean.Value,
        (string text, StringNode other) => string.Equals(text, other.Value, StringComparison.Ordinal),
        (GoMap map, MapNode other) => map.Count == other.Count && map.Entries.All(entry => other[entry.Key] is { } item && AreEqual(entry.Value, item)),
        (GoList list, ListNode other) => list.Count == other.Count && Enumerable.Range(0, list.Count).All(i => AreEqual(list[i], other[i])),
        (not (null or bool or string or GoMap or GoList), NumberNode number) => Of(value) == number.ToDouble(),
        _ => false,
    };
}
