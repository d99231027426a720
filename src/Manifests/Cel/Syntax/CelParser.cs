using Flux.Manifests.Cel.Checking;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Syntax;

/// <summary>Reads an expression. Messages are those of the grammar that other implementations share.</summary>
internal sealed class CelParser
{
    private const int MaxLength = 100_000;
    private const int MaxDepth = 250;
    private const string TooDeep = "max recursion depth exceeded";
    private const string ExpressionStart =
        "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

    private readonly List<CelIssue> _issues = [];
    private readonly CelTokenCursor _cursor;
    private readonly CelMacros _macros;
    private readonly CelAggregateParser _aggregates;
    private int _depth;

    private CelParser(string text, CelMacroSet macros)
    {
        _cursor = new CelTokenCursor(new CelLexer(text, _issues).ReadAll(), _issues);
        _macros = new CelMacros(macros, _issues);
        _aggregates = new CelAggregateParser(_cursor, Expression);
    }

    /// <summary>Null when there are issues.</summary>
    public static CelExpr? Parse(string text, CelMacroSet macros, out IReadOnlyList<CelIssue> issues)
    {
        if (text.Length > MaxLength && text.EnumerateRunes().Count() is var size and > MaxLength)
        {
            issues = [new CelIssue(CelIssue.Nowhere, $"expression code point size exceeds limit: size: {size}, limit {MaxLength}")];
            return null;
        }

        var parser = new CelParser(text, macros);
        issues = parser._issues;
        try
        {
            var expression = parser.ReadAll();
            if (issues.Count == 0 && CelTreeHeight.IsTooHigh(expression))
            {
                issues = [new CelIssue(CelIssue.Nowhere, TooDeep)];
            }

            return issues.Count == 0 ? expression : null;
        }
        catch (CelSyntaxException)
        {
            return null;
        }
    }

    private CelExpr ReadAll()
    {
        var expression = Expression();
        if (_cursor.Current.Kind != CelTokenKind.End)
        {
            // The parser gets over one stray token when the end is behind it.
            var isLast = _cursor.Next.Kind == CelTokenKind.End;
            _cursor.Fail(_cursor.Current.Position, $"{(isLast ? "extraneous" : "mismatched")} input '{_cursor.Current.Display}' expecting <EOF>");
        }

        return expression;
    }

    private CelExpr Expression()
    {
        if (++_depth > MaxDepth)
        {
            _issues.Add(new CelIssue(CelIssue.Nowhere, $"expression recursion limit exceeded: {MaxDepth}"));
            throw new CelSyntaxException();
        }

        var condition = Or();
        if (_cursor.Current.Is("?"))
        {
            var position = _cursor.Take().Position;
            var whenTrue = Or();
            _cursor.Expect(":");
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
        while (_cursor.Current.Is(symbol))
        {
            positions.Add(_cursor.Take().Position);
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
        for (var count = 1; Operators.Relation(_cursor.Current) is { } function; count++)
        {
            BoundChain(count);
            var position = _cursor.Take().Position;
            left = new CallExpr(position, function, null, [left, Sum()]);
        }

        return left;
    }

    private CelExpr Sum()
    {
        var left = Product();
        for (var count = 1; _cursor.Current.Is("+") || _cursor.Current.Is("-"); count++)
        {
            BoundChain(count);
            var token = _cursor.Take();
            left = new CallExpr(token.Position, $"_{token.Text}_", null, [left, Product()]);
        }

        return left;
    }

    private CelExpr Product()
    {
        var left = Unary();
        for (var count = 1; _cursor.Current.Is("*") || _cursor.Current.Is("/") || _cursor.Current.Is("%"); count++)
        {
            BoundChain(count);
            var token = _cursor.Take();
            left = new CallExpr(token.Position, $"_{token.Text}_", null, [left, Unary()]);
        }

        return left;
    }

    private void BoundChain(int count)
    {
        if (count > MaxDepth)
        {
            _issues.Add(new CelIssue(CelIssue.Nowhere, TooDeep));
            throw new CelSyntaxException();
        }
    }

    private CelExpr Unary()
    {
        var first = _cursor.Current;
        if (first.Is("!") || (first.Is("-") && _cursor.Next.Kind is not (CelTokenKind.Int or CelTokenKind.Float)))
        {
            var count = 0;
            while (_cursor.Current.Is(first.Text))
            {
                _cursor.Take();
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
                _issues.Add(new CelIssue(CelIssue.Nowhere, $"expression recursion limit exceeded: {MaxDepth}"));
                throw new CelSyntaxException();
            }

            if (_cursor.Current.Is("."))
            {
                expression = Field(expression);
            }
            else if (_cursor.Current.Is("["))
            {
                var position = _cursor.Take().Position;
                var function = _cursor.TryTake("?") ? Operators.OptionalIndex : Operators.Index;
                expression = new CallExpr(position, function, null, [expression, Expression()]);
                _cursor.Expect("]");
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
        var dot = _cursor.Take();
        if (_cursor.TryTake("?"))
        {
            var name = FieldName(dot);
            return new CallExpr(dot.Position, Operators.OptionalSelect, null, [operand, new ConstExpr(name.Position, CelValue.Of(NameOf(name)))]);
        }

        var field = FieldName(dot);
        if (_cursor.Current.Is("(") && field.Kind == CelTokenKind.Identifier)
        {
            var position = _cursor.Current.Position;
            return _macros.Expand(position, field.Text, operand, Arguments());
        }

        var selected = new SelectExpr(dot.Position, operand, NameOf(field), testOnly: false);
        return _cursor.Current.Is("{") && CelChecker.QualifiedName(selected) is { } message ? _aggregates.Struct(message) : selected;
    }

    private CelToken FieldName(CelToken dot)
    {
        if (_cursor.Current.Kind is CelTokenKind.Identifier or CelTokenKind.QuotedIdentifier && !CelReservedWords.IsLiteralOrIn(_cursor.Current))
        {
            return _cursor.Take();
        }

        throw _cursor.Stop(_cursor.Current.Position, $"no viable alternative at input '.{(_cursor.Current.Kind == CelTokenKind.End ? "" : _cursor.Current.Display)}'");
    }

    private static string NameOf(CelToken token) => token.Kind == CelTokenKind.QuotedIdentifier ? token.Text[1..^1] : token.Text;

    private List<CelExpr> Arguments()
    {
        _cursor.Expect("(");
        var arguments = new List<CelExpr>();
        if (!_cursor.Current.Is(")"))
        {
            do
            {
                arguments.Add(Expression());
            }
            while (_cursor.TryTake(","));
        }

        _cursor.Expect(")");
        return arguments;
    }

    private CelExpr Primary()
    {
        SkipStray();
        var token = _cursor.Take();
        switch (token.Kind)
        {
            case CelTokenKind.Identifier:
                return Name(token, leadingDot: false);
            case CelTokenKind.Symbol when token.Text == "(":
                var inner = Expression();
                _cursor.Expect(")");
                return inner;
            case CelTokenKind.Symbol when token.Text == "[":
                return _aggregates.List(token);
            case CelTokenKind.Symbol when token.Text == "{":
                return _aggregates.Map(token);
            case CelTokenKind.Symbol when token.Text == ".":
                return _cursor.Current.Kind == CelTokenKind.Identifier && !CelReservedWords.IsLiteralOrIn(_cursor.Current)
                    ? Name(_cursor.Take(), leadingDot: true)
                    : throw _cursor.Stop(_cursor.Current.Position, $"no viable alternative at input '.{(_cursor.Current.Kind == CelTokenKind.End ? "" : _cursor.Current.Display)}'");
            default:
                return CelLiterals.Read(_cursor, token);
        }
    }

    /// <summary>Passes over one token that begins no expression when the one behind it does.</summary>
    private void SkipStray()
    {
        if (StartsExpression(_cursor.Current))
        {
            return;
        }

        var message = $"input '{_cursor.Current.Display}' expecting {ExpressionStart}";
        if (_cursor.Current.Kind == CelTokenKind.End || !StartsExpression(_cursor.Next))
        {
            throw _cursor.Stop(_cursor.Current.Position, $"mismatched {message}");
        }

        _cursor.Fail(_cursor.Current.Position, $"extraneous {message}");
        _cursor.Take();
    }

    private static bool StartsExpression(CelToken token) => token switch
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
            throw _cursor.Stop(token.Position, $"reserved identifier: {token.Text}");
        }

        if (_cursor.Current.Is("("))
        {
            var position = _cursor.Current.Position;
            return _macros.Expand(position, token.Text, null, Arguments());
        }

        return _cursor.Current.Is("{") ? _aggregates.Struct(token.Text) : new IdentExpr(token.Position, token.Text);
    }
}
