using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Syntax;

/// <summary>The name of a function.</summary>
internal sealed class IdentifierNode(int position, string name, TemplateMethod function) : TemplateNode(position)
{
    public string Name => name;

    public TemplateMethod Function => function;

    public override string ToString() => name;
}
