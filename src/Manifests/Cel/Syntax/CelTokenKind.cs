namespace Flux.Manifests.Cel.Syntax;

internal enum CelTokenKind
{
    End,
    Symbol,
    Identifier,
    QuotedIdentifier,
    Float,
    Int,
    Uint,
    String,
    Bytes,
}
