namespace Flux.Manifests.Cel.Syntax;

/// <summary>The construction of a message, <c>Name{field: value}</c>.</summary>
internal sealed class StructExpr(int position, string name, IReadOnlyList<(string Name, CelExpr Value, bool IsOptional)> fields) : CelExpr(position)
{
    public string Name => name;

    public IReadOnlyList<(string Name, CelExpr Value, bool IsOptional)> Fields => fields;

    public IReadOnlyList<CelExpr> Values { get; } = [.. fields.Select(field => field.Value)];
}
