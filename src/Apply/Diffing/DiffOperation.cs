using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Apply.Diffing;

/// <summary>One operation of a JSON patch that turns an object into another.</summary>
/// <param name="Operation"><c>add</c>, <c>remove</c> or <c>replace</c>.</param>
/// <param name="Path">RFC 6901 pointer.</param>
/// <param name="Old">The value before; null for what is added.</param>
/// <param name="New">The value after; null for what is removed.</param>
public sealed record DiffOperation(string Operation, string Path, Node? Old, Node? New)
{
    public MapNode ToNode()
    {
        var node = new MapNode(3);
        if (New is not null)
        {
            node.Add("value", New);
        }

        node.Add("op", Operation);
        node.Add("path", Path);
        return node;
    }

    public override string ToString() => GoJson.ToString(ToNode());
}
