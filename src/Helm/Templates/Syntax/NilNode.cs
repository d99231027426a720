namespace Flux.Helm.Templates.Syntax;

/// <summary>The untyped <c>nil</c>.</summary>
internal sealed class NilNode(int position) : TemplateNode(position)
{
    public override string ToString() => "nil";
}
