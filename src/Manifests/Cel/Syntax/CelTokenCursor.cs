namespace Flux.Manifests.Cel.Syntax;

/// <summary>The place of the parser among the tokens.</summary>
internal sealed class CelTokenCursor(List<CelToken> tokens, List<CelIssue> issues)
{
    private int _at;

    public CelToken Current => tokens[_at];

    /// <summary>The token behind the current one; the end stays the end.</summary>
    public CelToken Next => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    public void Fail(int position, string message) => issues.Add(new CelIssue(position, $"Syntax error: {message}"));

    /// <summary>Reports a fault that ends the reading.</summary>
    public CelSyntaxException Stop(int position, string message)
    {
        Fail(position, message);
        return new CelSyntaxException();
    }

    public CelToken Take() => tokens[_at++];

    public bool TryTake(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }

        _at++;
        return true;
    }

    public void Expect(string symbol)
    {
        if (TryTake(symbol))
        {
            return;
        }

        if (Current.Kind == CelTokenKind.End)
        {
            throw Stop(Current.Position, $"missing '{symbol}' at '<EOF>'");
        }

        throw Stop(Current.Position, $"mismatched input '{Current.Display}' expecting '{symbol}'");
    }
}
