namespace Flux.Helm.Templates.Syntax;

/// <summary>A pipeline whose value is printed, or that declares a variable.</summary>
internal sealed class ActionNode(int position, PipeNode pipe) : TemplateNode(position)
{
    public PipeNode Pipe => pipe;

    public override string ToString() => $"{{{{{pipe}}}}}";
}
