namespace Flux.Helm.Templates.Syntax;

/// <summary>The cursor, <c>.</c>.</summary>
internal sealed class DotNode(int position) : TemplateNode(position)
{
    public override string ToString() => ".";
}
