namespace Flux.Manifests.Nodes;

public sealed class BooleanNode : Node
{
    public static readonly BooleanNode True = new(true);
    public static readonly BooleanNode False = new(false);

    private BooleanNode(bool value) => Value = value;

    public bool Value { get; }

    public override NodeKind Kind => NodeKind.Boolean;

    public static BooleanNode Of(bool value) => value ? True : False;

    public override bool Equals(Node? other) => other is BooleanNode boolean && boolean.Value == Value;

    public override int GetHashCode() => Value ? 1 : 2;
}
