namespace Flux.Manifests.Cel.Syntax;

internal sealed class MapExpr(int position, IReadOnlyList<MapEntryExpr> entries) : CelExpr(position)
{
    public IReadOnlyList<MapEntryExpr> Entries => entries;
}
