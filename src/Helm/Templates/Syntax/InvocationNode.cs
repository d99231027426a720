using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Syntax;

/// <summary><c>{{template "name" pipeline}}</c>.</summary>
internal sealed class InvocationNode(int position, string name, PipeNode? pipe) : TemplateNode(position)
{
    public string Name => name;

    public PipeNode? Pipe => pipe;

    public override string ToString() => $"{{{{template {GoQuote.Quote(name)}{(pipe is null ? "" : $" {pipe}")}}}}}";
}
