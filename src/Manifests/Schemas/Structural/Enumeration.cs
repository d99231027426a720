using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>The keyword <c>enum</c>.</summary>
internal static class Enumeration
{
    public static bool Contains(IReadOnlyList<Node> allowed, Node value)
    {
        for (var i = 0; i < allowed.Count; i++)
        {
            var isMet = value is NumberNode number && allowed[i] is NumberNode other ? JsonNumbers.Meets(number, other) : allowed[i].Equals(value);
            if (isMet && value is not NullNode)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The allowed values as the message lists them: strings bare, others as JSON.</summary>
    public static IEnumerable<string> Names(IReadOnlyList<Node> allowed) =>
        allowed.Select(value => value is StringNode text ? text.Value : GoJson.ToString(ValueTypes.Sorted(value)));
}
