using Flux.Helm.Templates.Syntax;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Evaluation;

/// <summary>
/// How something is called: the node that errors of the call name, the command's words (the called one first; null when it
/// stands as an argument itself), and the value piped in.
/// </summary>
internal readonly record struct CallSite(TemplateNode Node, IReadOnlyList<TemplateNode>? Words, GoValue Final)
{
    public int ArgumentCount => Words is null ? 0 : Words.Count - 1;

    public bool HasArguments => ArgumentCount > 0 || !Final.IsMissing;

    public CallSite WithoutArguments => new(Node, null, GoValue.Missing);
}
