namespace Flux.Helm.Templates.Syntax;

/// <summary><c>end</c> or <c>else</c>: ends a list while parsing and is in no tree.</summary>
internal sealed class TerminatorNode(int position, bool isElse) : TemplateNode(position)
{
    public bool IsElse => isElse;

    public override string ToString() => isElse ? "{{else}}" : "{{end}}";
}
