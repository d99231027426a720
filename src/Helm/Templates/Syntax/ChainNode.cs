namespace Flux.Helm.Templates.Syntax;

/// <summary>Fields of a parenthesized pipeline or of a function: <c>(index .l 0).name</c>.</summary>
internal sealed class ChainNode(int position, TemplateNode operand, string[] names) : TemplateNode(position)
{
    public TemplateNode Operand => operand;

    public string[] Names => names;

    public override string ToString() => (operand is PipeNode ? $"({operand})" : operand.ToString()) + "." + string.Join(".", names);
}
