namespace Flux.Helm.Templates.Syntax;

/// <summary>
/// Three tokens of look-ahead. The line of the token read last is what Go's messages name, so the order of reads and of
/// steps back is kept exactly.
/// </summary>
internal sealed class TokenBuffer(Lexer lexer)
{
    private readonly Token[] _tokens = new Token[3];
    private int _peeked;

    public int Line => _tokens[0].Line;

    public Token Next()
    {
        if (_peeked > 0)
        {
            _peeked--;
        }
        else
        {
            _tokens[0] = lexer.Next();
        }

        return _tokens[_peeked];
    }

    public void Back() => _peeked++;

    public void Back2(Token first)
    {
        _tokens[1] = first;
        _peeked = 2;
    }

    public void Back3(Token second, Token first)
    {
        _tokens[1] = first;
        _tokens[2] = second;
        _peeked = 3;
    }

    public Token Peek()
    {
        if (_peeked > 0)
        {
            return _tokens[_peeked - 1];
        }

        _peeked = 1;
        _tokens[0] = lexer.Next();
        return _tokens[0];
    }

    public Token NextNonSpace()
    {
        var token = Next();
        while (token.Kind == TokenKind.Space)
        {
            token = Next();
        }

        return token;
    }

    public Token PeekNonSpace()
    {
        var token = NextNonSpace();
        Back();
        return token;
    }
}
