namespace Flux.Helm.Templates.Syntax;

/// <summary><c>break</c> or <c>continue</c>.</summary>
internal sealed class LoopControlNode(int position, bool isBreak) : TemplateNode(position)
{
    public bool IsBreak => isBreak;

    public override string ToString() => isBreak ? "{{break}}" : "{{continue}}";
}
