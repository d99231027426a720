namespace Flux.Manifests.Cel.Syntax;

/// <param name="Text">As written.</param>
/// <param name="Position">Offset in UTF-16 units.</param>
internal readonly record struct CelToken(CelTokenKind Kind, string Text, int Position)
{
    /// <summary>The token as messages print it.</summary>
    public string Display => Kind == CelTokenKind.End ? "<EOF>" : Text.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);

    public bool Is(string symbol) => Kind == CelTokenKind.Symbol && Text == symbol;
}
