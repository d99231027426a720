using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Syntax;

internal sealed class ConstExpr(int position, CelValue value) : CelExpr(position)
{
    public CelValue Value => value;
}
