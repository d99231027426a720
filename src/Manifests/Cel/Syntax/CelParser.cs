using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Syntax;

/// <summary>Reads an expression. Messages are those of the grammar that other implementations share.</summary>
internal sealed class CelParser
{
    private const int MaxLength = 100_000;
    private const int MaxDepth = 250;
    private const string ExpressionStart =
        "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

    private readonly List<CelIssue> _issues = [];
    private readonly List<CelToken> _tokens;
    private readonly CelMacros _macros;
    private int _at;
    private int _depth;

    private CelParser(string text, CelMacroSet macros)
    {
        _tokens = new CelLexer(text, _issues).ReadAll();
        _macros = new CelMacros(macros, _issues);
    }

    /// <summary>Null when there are issues.</summary>
    public static CelExpr? Parse(string text, CelMacroSet macros, out IReadOnlyList<CelIssue> issues)
    {
        if (text.Length > MaxLength)
        {
            issues = [new CelIssue(0, $"expression code point size exceeds limit: size: {text.Length}, limit {MaxLength}")];
            return null;
        }

        var parser = new CelParser(text, macros);
        issues = parser._issues;
        try
        {
            var expression = parser.ReadAll();
            return issues.Count == 0 ? expression : null;
        }
        catch (CelSyntaxException)
        {
            return null;
        }
    }

    private CelToken Current => _tokens[_at];

    private CelExpr ReadAll()
    {
        var expression = Expression();
        if (Current.Kind != CelTokenKind.End)
        {
            // The parser gets over one stray token when the end is behind it.
            var isLast = _tokens[_at + 1].Kind == CelTokenKind.End;
            Fail(Current.Position, $"{(isLast ? "extraneous" : "mismatched")} input '{Current.Display}' expecting <EOF>");
        }

        return expression;
    }

    private void Fail(int position, string message) => _issues.Add(new CelIssue(position, $"Syntax error: {message}"));

    private CelSyntaxException Stop(int position, string message)
    {
        Fail(position, message);
        return new CelSyntaxException();
    }

    private CelToken Take() => _tokens[_at++];

    private bool TryTake(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(string symbol)
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

    private CelExpr Expression()
    {
        if (++_depth > MaxDepth)
        {
            _issues.Add(new CelIssue(0, $"expression recursion limit exceeded: {MaxDepth}"));
            throw new CelSyntaxException();
        }

        var condition = Or();
        if (Current.Is("?"))
        {
            var position = Take().Position;
            var whenTrue = Or();
            Expect(":");
            var whenFalse = Expression();
            condition = new CallExpr(position, Operators.Conditional, null, [condition, whenTrue, whenFalse]);
        }

        _depth--;
        return condition;
    }

    private CelExpr Or() => Balanced(Operators.Or, "||", And);

    private CelExpr And() => Balanced(Operators.And, "&&", Relation);

    /// <summary>A chain of one logical operator, as a balanced tree so that long chains stay shallow.</summary>
    private CelExpr Balanced(string function, string symbol, Func<CelExpr> operand)
    {
        var terms = new List<CelExpr> { operand() };
        var positions = new List<int>();
        while (Current.Is(symbol))
        {
            positions.Add(Take().Position);
            terms.Add(operand());
        }

        return Balance(function, terms, positions, 0, terms.Count - 1);
    }

    private static CelExpr Balance(string function, List<CelExpr> terms, List<int> positions, int low, int high)
    {
        if (low == high)
        {
            return terms[low];
        }

        var middle = (low + high) / 2;
        return new CallExpr(
            positions[middle], function, null, [Balance(function, terms, positions, low, middle), Balance(function, terms, positions, middle + 1, high)]);
    }

    private CelExpr Relation()
    {
        var left = Sum();
        while (Operators.Relation(Current) is { } function)
        {
            var position = Take().Position;
            left = new CallExpr(position, function, null, [left, Sum()]);
        }

        return left;
    }

    private CelExpr Sum()
    {
        var left = Product();
        while (Current.Is("+") || Current.Is("-"))
        {
            var token = Take();
            left = new CallExpr(token.Position, $"_{token.Text}_", null, [left, Product()]);
        }

        return left;
    }

    private CelExpr Product()
    {
        var left = Unary();
        while (Current.Is("*") || Current.Is("/") || Current.Is("%"))
        {
            var token = Take();
            left = new CallExpr(token.Position, $"_{token.Text}_", null, [left, Unary()]);
        }

        return left;
    }

    private CelExpr Unary()
    {
        var first = Current;
        if (first.Is("!") || (first.Is("-") && _tokens[_at + 1].Kind is not (CelTokenKind.Int or CelTokenKind.Float)))
        {
            var count = 0;
            while (Current.Is(first.Text))
            {
                _at++;
                count++;
            }

            var operand = Member();
            return count % 2 == 0 ? operand : new CallExpr(first.Position, first.Text + "_", null, [operand]);
        }

        return Member();
    }

    private CelExpr Member()
    {
        var depth = _depth;
        var expression = Primary();
        while (true)
        {
            if (++_depth > MaxDepth)
            {
                _issues.Add(new CelIssue(0, $"expression recursion limit exceeded: {MaxDepth}"));
                throw new CelSyntaxException();
            }

            if (Current.Is("."))
            {
                expression = Field(expression);
            }
            else if (Current.Is("["))
            {
                var position = Take().Position;
                var function = TryTake("?") ? Operators.OptionalIndex : Operators.Index;
                expression = new CallExpr(position, function, null, [expression, Expression()]);
                Expect("]");
            }
            else
            {
                _depth = depth;
                return expression;
            }
        }
    }

    private CelExpr Field(CelExpr operand)
    {
        var dot = Take();
        if (TryTake("?"))
        {
            var name = FieldName(dot);
            return new CallExpr(dot.Position, Operators.OptionalSelect, null, [operand, new ConstExpr(name.Position, CelValue.Of(NameOf(name)))]);
        }

        var field = FieldName(dot);
        if (Current.Is("(") && field.Kind == CelTokenKind.Identifier)
        {
            var position = Current.Position;
            return _macros.Expand(position, field.Text, operand, Arguments());
        }

        return new SelectExpr(dot.Position, operand, NameOf(field), testOnly: false);
    }

    private CelToken FieldName(CelToken dot)
    {
        if (Current.Kind is CelTokenKind.Identifier or CelTokenKind.QuotedIdentifier && !CelReservedWords.IsLiteralOrIn(Current))
        {
            return Take();
        }

        throw Stop(Current.Position, $"no viable alternative at input '.{(Current.Kind == CelTokenKind.End ? "" : Current.Display)}'");
    }

    private static string NameOf(CelToken token) => token.Kind == CelTokenKind.QuotedIdentifier ? token.Text[1..^1] : token.Text;

    private List<CelExpr> Arguments()
    {
        Expect("(");
        var arguments = new List<CelExpr>();
        if (!Current.Is(")"))
        {
            do
            {
                arguments.Add(Expression());
            }
            while (TryTake(","));
        }

        Expect(")");
        return arguments;
    }

    private CelExpr Primary()
    {
        SkipStray();
        var token = Take();
        switch (token.Kind)
        {
            case CelTokenKind.Identifier:
                return Name(token, leadingDot: false);
            case CelTokenKind.Symbol when token.Text == "(":
                var inner = Expression();
                Expect(")");
                return inner;
            case CelTokenKind.Symbol when token.Text == "[":
                return List(token);
            case CelTokenKind.Symbol when token.Text == "{":
                return Map(token);
            case CelTokenKind.Symbol when token.Text == ".":
                return Current.Kind == CelTokenKind.Identifier && !CelReservedWords.IsLiteralOrIn(Current)
                    ? Name(Take(), leadingDot: true)
                    : throw Stop(Current.Position, $"no viable alternative at input '.{(Current.Kind == CelTokenKind.End ? "" : Current.Display)}'");
            default:
                return Literal(token);
        }
    }

    /// <summary>Passes over one token that begins no expression when the one behind it does.</summary>
    private void SkipStray()
    {
        if (StartsExpression(_at))
        {
            return;
        }

        var message = $"input '{Current.Display}' expecting {ExpressionStart}";
        if (Current.Kind == CelTokenKind.End || !StartsExpression(_at + 1))
        {
            throw Stop(Current.Position, $"mismatched {message}");
        }

        Fail(Current.Position, $"extraneous {message}");
        _at++;
    }

    private bool StartsExpression(int index) => _tokens[index] switch
    {
        { Kind: CelTokenKind.End or CelTokenKind.QuotedIdentifier } => false,
        { Kind: CelTokenKind.Symbol } symbol => symbol.Text is "[" or "{" or "(" or "." or "-" or "!",
        { Kind: CelTokenKind.Identifier, Text: "in" } => false,
        _ => true,
    };

    private CelExpr Name(CelToken token, bool leadingDot)
    {
        switch (token.Text)
        {
            case "true" or "false" when !leadingDot:
                return new ConstExpr(token.Position, CelValue.Of(token.Text == "true"));
            case "null" when !leadingDot:
                return new ConstExpr(token.Position, CelValue.Null);
        }

        if (CelReservedWords.Contains(token.Text))
        {
            throw Stop(token.Position, $"reserved identifier: {token.Text}");
        }

        if (Current.Is("("))
        {
            var position = Current.Position;
            return _macros.Expand(position, token.Text, null, Arguments());
        }

        return Current.Is("{") ? Struct(token) : new IdentExpr(token.Position, token.Text);
    }

    private StructExpr Struct(CelToken name)
    {
        var position = Take().Position;
        var values = new List<CelExpr>();
        while (!Current.Is("}"))
        {
            TryTake("?");
            if (Current.Kind is not (CelTokenKind.Identifier or CelTokenKind.QuotedIdentifier))
            {
                throw Stop(Current.Position, $"mismatched input '{Current.Display}' expecting {{'}}', ',', '?', IDENTIFIER, ESC_IDENTIFIER}}");
            }

            _at++;
            Expect(":");
            values.Add(Expression());
            if (!TryTake(","))
            {
                break;
            }
        }

        Expect("}");
        return new StructExpr(position, name.Text, values);
    }

    private ListExpr List(CelToken open)
    {
        var items = new List<CelExpr>();
        var optionals = new HashSet<int>();
        while (!Current.Is("]"))
        {
            if (TryTake("?"))
            {
                optionals.Add(items.Count);
            }

            items.Add(Expression());
            if (!TryTake(","))
            {
                break;
            }
        }

        Expect("]");
        return new ListExpr(open.Position, items, optionals);
    }

    private MapExpr Map(CelToken open)
    {
        var entries = new List<MapEntryExpr>();
        while (!Current.Is("}"))
        {
            var isOptional = TryTake("?");
            var key = Expression();
            var colon = Current.Position;
            Expect(":");
            entries.Add(new MapEntryExpr(colon, key, Expression(), isOptional));
            if (!TryTake(","))
            {
                break;
            }
        }

        Expect("}");
        return new MapExpr(open.Position, entries);
    }

    private ConstExpr Literal(CelToken token)
    {
        var sign = "";
        var position = token.Position;
        if (token.Is("-"))
        {
            sign = "-";
            token = Take();
        }

        try
        {
            return new ConstExpr(position, CelLiterals.Read(token, sign));
        }
        catch (FormatException error)
        {
            throw Stop(position, error.Message);
        }
        catch (OverflowException)
        {
            throw Stop(position, $"invalid {(token.Kind == CelTokenKind.Float ? "double" : token.Kind == CelTokenKind.Uint ? "uint" : "int")} literal");
        }
    }
}
