namespace Flux.Manifests.Nodes;

/// <summary>
/// A value of a manifest. Scalars are immutable; lists and maps are mutable until <see cref="Freeze"/> is called, after
/// which the whole subtree may be shared between threads, caches and tenants.
/// </summary>
public abstract class Node : IEquatable<Node>
{
    private protected Node()
    {
    }

    public abstract NodeKind Kind { get; }

    /// <summary>True once frozen; scalars always are.</summary>
    public virtual bool IsFrozen => true;

    /// <summary>A copy that can be changed without touching this one. Scalars return themselves.</summary>
    public virtual Node DeepClone() => this;

    /// <summary>Forbids every later change to this subtree. Returns this node.</summary>
    public virtual Node Freeze() => this;

    /// <summary>
    /// Deep equality of values: maps regardless of key order, numbers by numeric value (<c>1</c> equals <c>1.0</c>).
    /// </summary>
    public abstract bool Equals(Node? other);

    public sealed override bool Equals(object? obj) => obj is Node node && Equals(node);

    public abstract override int GetHashCode();

    /// <summary>Compact JSON, for messages and debuggers.</summary>
    public override string ToString() => Json.JsonNodeWriter.WriteToString(this);

    public static implicit operator Node(string value) => new StringNode(value);

    public static implicit operator Node(bool value) => BooleanNode.Of(value);

    public static implicit operator Node(long value) => NumberNode.Of(value);
}
