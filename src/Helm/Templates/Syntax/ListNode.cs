namespace Flux.Helm.Templates.Syntax;

/// <summary>A sequence of nodes.</summary>
internal sealed class ListNode(int position) : TemplateNode(position)
{
    public List<TemplateNode> Nodes { get; } = [];

    /// <summary>True when nothing but white space would be printed: such a definition does not replace another.</summary>
    public bool IsEmpty => Nodes.TrueForAll(node => node is TextNode text && string.IsNullOrWhiteSpace(text.Text));

    public override string ToString() => string.Concat(Nodes);
}
