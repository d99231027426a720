using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.JsonPaths;

/// <summary>Comparisons of filters: only between scalars of the same kind, where whole and other numbers are two kinds.</summary>
internal static class JsonPathComparison
{
    public static bool Holds(string @operator, Node left, Node right) => @operator switch
    {
        "==" => AreEqual(left, right),
        "!=" => !AreEqual(left, right),
        "<" => IsLess(left, right),
        ">=" => !IsLess(left, right),
        "<=" => IsLess(left, right) || AreEqual(left, right),
        ">" => !IsLess(left, right) && !AreEqual(left, right),
        _ => throw new JsonPathException($"unrecognized filter operator {@operator}"),
    };

    private static bool AreEqual(Node left, Node right)
    {
        CheckKinds(left, right);
        return left.Equals(right);
    }

    private static bool IsLess(Node left, Node right)
    {
        CheckKinds(left, right);
        return (left, right) switch
        {
            (StringNode a, StringNode b) => CompareUtf8(a.Value, b.Value) < 0,
            (NumberNode a, NumberNode b) => a.TryGetInt64(out var i) && b.TryGetInt64(out var j) ? i < j : a.ToDouble() < b.ToDouble(),
            _ => throw new JsonPathException("invalid type for comparison"),
        };
    }

    private static int CompareUtf8(string left, string right) =>
        System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(right));

    private static void CheckKinds(Node left, Node right)
    {
        if (left is MapNode or ListNode or NullNode || right is MapNode or ListNode or NullNode)
        {
            throw new JsonPathException("invalid type for comparison");
        }

        if (GoPrint.TypeOf(left) != GoPrint.TypeOf(right))
        {
            throw new JsonPathException("incompatible types for comparison");
        }
    }
}
