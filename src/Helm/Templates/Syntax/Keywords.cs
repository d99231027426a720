namespace Flux.Helm.Templates.Syntax;

internal static class Keywords
{
    public static TokenKind? Find(string word) => word switch
    {
        "block" => TokenKind.Block,
        "break" => TokenKind.Break,
        "continue" => TokenKind.Continue,
        "define" => TokenKind.Define,
        "else" => TokenKind.Else,
        "end" => TokenKind.End,
        "if" => TokenKind.If,
        "nil" => TokenKind.Nil,
        "range" => TokenKind.Range,
        "template" => TokenKind.Template,
        "with" => TokenKind.With,
        _ => null,
    };
}
