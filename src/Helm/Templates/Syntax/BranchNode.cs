namespace Flux.Helm.Templates.Syntax;

/// <summary><c>if</c> or <c>with</c>.</summary>
internal sealed class BranchNode(int position, bool isWith, PipeNode pipe, ListNode list, ListNode? elseList) : TemplateNode(position)
{
    public bool IsWith => isWith;

    public PipeNode Pipe => pipe;

    public ListNode List => list;

    public ListNode? ElseList => elseList;

    public override string ToString() =>
        $"{{{{{(isWith ? "with" : "if")} {pipe}}}}}{list}{(elseList is null ? "" : $"{{{{else}}}}{elseList}")}{{{{end}}}}";
}
