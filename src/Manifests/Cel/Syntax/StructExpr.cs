namespace Flux.Manifests.Cel.Syntax;

/// <summary>The construction of a message, <c>Name{field: value}</c>. No environment here declares a message type.</summary>
internal sealed class StructExpr(int position, string name, IReadOnlyList<CelExpr> values) : CelExpr(position)
{
    public string Name => name;

    public IReadOnlyList<CelExpr> Values => values;
}
