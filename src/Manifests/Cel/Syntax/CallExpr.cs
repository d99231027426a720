using Flux.Manifests.Cel.Functions;

namespace Flux.Manifests.Cel.Syntax;

/// <summary>A call of a function or an operator.</summary>
internal sealed class CallExpr(int position, string function, CelExpr? target, IReadOnlyList<CelExpr> arguments) : CelExpr(position)
{
    /// <summary>The name; the checker puts the prefix of a namespaced function in front.</summary>
    public string Function { get; set; } = function;

    /// <summary>The receiver of <c>a.f(b)</c>; null when there is none, or when it proved to be a namespace.</summary>
    public CelExpr? Target { get; set; } = target;

    public IReadOnlyList<CelExpr> Arguments => arguments;

    /// <summary>The overloads that may apply, once checked.</summary>
    public IReadOnlyList<CelOverload> Overloads { get; set; } = [];

    /// <summary>The one overload's id, or the empty string.</summary>
    public string OverloadId => Overloads.Count == 1 ? Overloads[0].Id : "";
}
