namespace Flux.Helm.Templates.Syntax;

/// <summary>Text outside of actions.</summary>
internal sealed class TextNode(int position, string text) : TemplateNode(position)
{
    public string Text => text;

    public override string ToString() => text;
}
