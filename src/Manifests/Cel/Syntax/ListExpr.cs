namespace Flux.Manifests.Cel.Syntax;

/// <param name="optionals">Which items are written <c>?x</c>: present only when the optional has a value.</param>
internal sealed class ListExpr(int position, IReadOnlyList<CelExpr> items, IReadOnlySet<int> optionals) : CelExpr(position)
{
    public IReadOnlyList<CelExpr> Items => items;

    public IReadOnlySet<int> Optionals => optionals;
}
