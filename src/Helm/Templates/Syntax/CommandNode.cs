namespace Flux.Helm.Templates.Syntax;

/// <summary>An operand or a function with its arguments.</summary>
internal sealed class CommandNode(int position) : TemplateNode(position)
{
    public List<TemplateNode> Arguments { get; } = [];

    public override string ToString() =>
        string.Join(" ", Arguments.Select(argument => argument is PipeNode ? $"({argument})" : argument.ToString()));
}
