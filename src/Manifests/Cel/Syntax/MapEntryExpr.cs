namespace Flux.Manifests.Cel.Syntax;

/// <param name="Position">The colon.</param>
internal sealed record MapEntryExpr(int Position, CelExpr Key, CelExpr Value, bool IsOptional);
