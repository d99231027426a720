namespace Flux.Manifests.Nodes;

public sealed class StringNode : Node
{
    public static readonly StringNode Empty = new("");

    public StringNode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    public string Value { get; }

    public override NodeKind Kind => NodeKind.String;

    public override bool Equals(Node? other) => other is StringNode text && string.Equals(text.Value, Value, StringComparison.Ordinal);

    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.Ordinal);
}
