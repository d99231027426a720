using Flux.Helm.Templates.Formatting;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Syntax;

internal readonly record struct Token(TokenKind Kind, int Position, string Text, int Line)
{
    /// <summary>The token as error messages show it.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.Eof => "EOF",
        TokenKind.Error => Text,
        > TokenKind.Keyword => $"<{Text}>",
        _ when GoText.ByteCount(Text) > 10 => GoFormat.Printf("%.10q...", Text),
        _ => GoQuote.Quote(Text),
    };
}
