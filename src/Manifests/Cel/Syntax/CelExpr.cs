using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Syntax;

/// <summary>A node of an expression's syntax tree. The checker writes its findings into it.</summary>
/// <param name="position">Where errors about it point to: the operator of an operation, the parenthesis of a call.</param>
internal abstract class CelExpr(int position)
{
    public int Position => position;

    /// <summary>The type, once checked.</summary>
    public CelType? Type { get; set; }
}
