namespace Flux.Helm.Templates.Syntax;

/// <summary><c>range</c>.</summary>
internal sealed class RangeNode(int position, PipeNode pipe, ListNode list, ListNode? elseList) : TemplateNode(position)
{
    public PipeNode Pipe => pipe;

    public ListNode List => list;

    public ListNode? ElseList => elseList;

    public override string ToString() => $"{{{{range {pipe}}}}}{list}{(elseList is null ? "" : $"{{{{else}}}}{elseList}")}{{{{end}}}}";
}
