namespace Flux.Helm.Templates.Syntax;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class BooleanNode(int position, bool value) : TemplateNode(position)
{
    public object Value { get; } = value;

    public override string ToString() => (bool)Value ? "true" : "false";
}
