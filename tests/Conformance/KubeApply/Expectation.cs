using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply;

/// <summary>Compares answers of the API server, whose times are normalised and whose causes may come in any order.</summary>
internal static class Expectation
{
    /// <summary>Null when the values agree; else both, one a line.</summary>
    public static string? Difference(Node? expected, Node? actual) =>
        Agree(expected, actual) ? null : $"want {Print(expected)}\n got {Print(actual)}";

    /// <summary>As <see cref="Difference"/> for an error status; with <paramref name="anyOrder"/> the causes are compared as a set.</summary>
    public static string? StatusDifference(Node? expected, Node? actual, bool anyOrder)
    {
        if (!anyOrder || expected is not MapNode || actual is not MapNode)
        {
            return Difference(expected, actual);
        }

        return Difference(WithSortedCauses((MapNode)expected), WithSortedCauses((MapNode)actual));
    }

    private static MapNode WithSortedCauses(MapNode status)
    {
        var copy = status.Copy();
        copy.Remove("message");
        if (copy.GetMap("details") is { } details && details.GetList("causes") is { } causes)
        {
            details.Set("causes", new ListNode(causes.OrderBy(cause => cause.ToString(), StringComparer.Ordinal)));
        }

        return copy;
    }

    private static string Print(Node? node) => node is null ? "nothing" : JsonNodeWriter.WriteToString(node);

    private static bool Agree(Node? expected, Node? actual) => (expected, actual) switch
    {
        (null, null) => true,
        (StringNode { Value: "<time>" }, StringNode) => true,
        (MapNode left, MapNode right) => left.Count == right.Count && left.All(entry => Agree(entry.Value, right[entry.Key])),
        (ListNode left, ListNode right) => left.Count == right.Count && Enumerable.Range(0, left.Count).All(i => Agree(left[i], right[i])),
        _ => expected is not null && expected.Equals(actual),
    };
}
