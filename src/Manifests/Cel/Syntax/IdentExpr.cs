using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Syntax;

internal sealed class IdentExpr(int position, string name) : CelExpr(position)
{
    public string Name => name;

    /// <summary>The value, when the name stands for a type or another constant.</summary>
    public CelValue? Constant { get; set; }
}
