namespace Flux.Manifests.Nodes;

/// <summary>The null value. An absent map entry is not a <see cref="NullNode"/>: the two differ in every patch dialect.</summary>
public sealed class NullNode : Node
{
    public static readonly NullNode Instance = new();

    private NullNode()
    {
    }

    public override NodeKind Kind => NodeKind.Null;

    public override bool Equals(Node? other) => other is NullNode;

    public override int GetHashCode() => 0;
}
