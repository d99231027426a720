namespace Flux.Helm.Templates.Syntax;

/// <summary>A quoted or raw string.</summary>
internal sealed class StringLiteralNode(int position, string quoted, string text) : TemplateNode(position)
{
    public string Text => text;

    public override string ToString() => quoted;
}
