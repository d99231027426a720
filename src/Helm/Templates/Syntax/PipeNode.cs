namespace Flux.Helm.Templates.Syntax;

/// <summary>Commands separated by <c>|</c>, with the variables that get the value.</summary>
internal sealed class PipeNode(int position) : TemplateNode(position)
{
    public List<CommandNode> Commands { get; } = [];

    public List<VariableNode> Declarations { get; } = [];

    /// <summary>True for <c>=</c>, false for <c>:=</c>.</summary>
    public bool IsAssignment { get; set; }

    public override string ToString()
    {
        var commands = string.Join(" | ", Commands);
        return Declarations.Count == 0 ? commands : $"{string.Join(", ", Declarations)} {(IsAssignment ? "=" : ":=")} {commands}";
    }
}
