namespace Flux.Helm.Templates.Syntax;

/// <summary>A variable, and fields of it: <c>$x.name</c>. The first name holds the dollar.</summary>
internal sealed class VariableNode(int position, string[] names) : TemplateNode(position)
{
    public string[] Names => names;

    public override string ToString() => string.Join(".", names);
}
