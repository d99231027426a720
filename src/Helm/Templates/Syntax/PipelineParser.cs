using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Syntax;

/// <summary>Parses what stands inside of actions: pipelines, commands and operands.</summary>
internal sealed class PipelineParser(TokenBuffer tokens, IFunctionTable functions, string fileName)
{
    private const int MaxDepth = 1_000;

    private readonly List<string> _variables = ["$"];
    private int _depth;

    /// <summary>The line on which the current action began; 0 outside of actions.</summary>
    public int ActionLine { get; set; }

    public int VariableCount => _variables.Count;

    public void PopVariables(int count) => _variables.RemoveRange(count, _variables.Count - count);

    public TemplateSyntaxException Error(string message) => new($"template: {fileName}:{tokens.Line}: {message}");

    public TemplateSyntaxException Unexpected(Token token, string context)
    {
        if (token.Kind != TokenKind.Error)
        {
            return Error($"unexpected {token} in {context}");
        }

        var extra = "";
        if (ActionLine != 0 && ActionLine != token.Line)
        {
            extra = $" in action started at {fileName}:{ActionLine}";
            if (token.Text.EndsWith(" action", StringComparison.Ordinal))
            {
                extra = extra[" in action".Length..];
            }
        }

        return Error(token + extra);
    }

    public Token Expect(TokenKind kind, string context)
    {
        var token = tokens.NextNonSpace();
        return token.Kind == kind ? token : throw Unexpected(token, context);
    }

    /// <summary>Counts nesting of parentheses and controls, which a hostile template could drive through the stack.</summary>
    public NestingScope Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw Error("max expression depth exceeded");
        }

        return new NestingScope(this);
    }

    public PipeNode Pipeline(string context, TokenKind end)
    {
        var pipe = new PipeNode(tokens.PeekNonSpace().Position);
        while (Declaration(pipe, context))
        {
            // A range may declare a second variable.
        }

        while (true)
        {
            var token = tokens.NextNonSpace();
            if (token.Kind == end)
            {
                CheckPipeline(pipe, context);
                return pipe;
            }

            if (!StartsOperand(token.Kind))
            {
                throw Unexpected(token, context);
            }

            tokens.Back();
            pipe.Commands.Add(Command());
        }
    }

    private static bool StartsOperand(TokenKind kind) => kind is TokenKind.Bool or TokenKind.CharConstant or TokenKind.Complex
        or TokenKind.Dot or TokenKind.Field or TokenKind.Identifier or TokenKind.Number or TokenKind.Nil or TokenKind.RawString
        or TokenKind.String or TokenKind.Variable or TokenKind.LeftParen;

    /// <summary>Reads a declaration if one is there; true when another may follow.</summary>
    private bool Declaration(PipeNode pipe, string context)
    {
        var variable = tokens.PeekNonSpace();
        if (variable.Kind != TokenKind.Variable)
        {
            return false;
        }

        tokens.Next();
        var adjacent = tokens.Peek();
        var next = tokens.PeekNonSpace();
        var isComma = next.Kind == TokenKind.Char && next.Text == ",";
        if (next.Kind is TokenKind.Assign or TokenKind.Declare || isComma)
        {
            pipe.IsAssignment = isComma ? pipe.IsAssignment : next.Kind == TokenKind.Assign;
            tokens.NextNonSpace();
            pipe.Declarations.Add(new VariableNode(variable.Position, variable.Text.Split('.')));
            _variables.Add(variable.Text);
            return isComma && SecondDeclaration(pipe, context);
        }

        if (adjacent.Kind == TokenKind.Space)
        {
            tokens.Back3(variable, adjacent);
        }
        else
        {
            tokens.Back2(variable);
        }

        return false;
    }

    private bool SecondDeclaration(PipeNode pipe, string context)
    {
        if (context == "range" && pipe.Declarations.Count < 2)
        {
            return tokens.PeekNonSpace().Kind is TokenKind.Variable or TokenKind.RightDelimiter or TokenKind.RightParen
                ? true
                : throw Error("range can only initialize variables");
        }

        throw Error($"too many declarations in {context}");
    }

    private void CheckPipeline(PipeNode pipe, string context)
    {
        if (pipe.Commands.Count == 0)
        {
            throw Error($"missing value for {context}");
        }

        for (var i = 1; i < pipe.Commands.Count; i++)
        {
            if (pipe.Commands[i].Arguments[0] is BooleanNode or DotNode or NilNode or NumberLiteralNode or StringLiteralNode)
            {
                throw Error($"non executable command in pipeline stage {i + 1}");
            }
        }
    }

    private CommandNode Command()
    {
        var command = new CommandNode(tokens.PeekNonSpace().Position);
        while (true)
        {
            tokens.PeekNonSpace();
            if (Operand() is { } operand)
            {
                command.Arguments.Add(operand);
            }

            var token = tokens.Next();
            if (token.Kind == TokenKind.Space)
            {
                continue;
            }

            if (token.Kind is TokenKind.RightDelimiter or TokenKind.RightParen)
            {
                tokens.Back();
            }
            else if (token.Kind != TokenKind.Pipe)
            {
                throw Unexpected(token, "operand");
            }

            return command.Arguments.Count == 0 ? throw Error("empty command") : command;
        }
    }

    private TemplateNode? Operand()
    {
        var node = Term();
        if (node is null || tokens.Peek().Kind != TokenKind.Field)
        {
            return node;
        }

        var position = tokens.Peek().Position;
        var names = new List<string>();
        while (tokens.Peek().Kind == TokenKind.Field)
        {
            names.Add(tokens.Next().Text[1..]);
        }

        return node switch
        {
            FieldNode field => new FieldNode(position, [.. field.Names, .. names]),
            VariableNode variable => new VariableNode(position, [.. variable.Names, .. names]),
            BooleanNode or StringLiteralNode or NumberLiteralNode or NilNode or DotNode => throw Error($"unexpected . after term {GoQuote.Quote(node.ToString()!)}"),
            _ => new ChainNode(position, node, [.. names]),
        };
    }

    private TemplateNode? Term()
    {
        var token = tokens.NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                return new IdentifierNode(token.Position, token.Text, functions.Find(token.Text) ?? throw Error($"function {GoQuote.Quote(token.Text)} not defined"));
            case TokenKind.Dot:
                return new DotNode(token.Position);
            case TokenKind.Nil:
                return new NilNode(token.Position);
            case TokenKind.Variable:
                return UseVariable(token);
            case TokenKind.Field:
                return new FieldNode(token.Position, [token.Text[1..]]);
            case TokenKind.Bool:
                return new BooleanNode(token.Position, token.Text == "true");
            case TokenKind.CharConstant or TokenKind.Complex or TokenKind.Number:
                return NumberLiteral.Parse(token, out var problem) ?? throw Error(problem!);
            case TokenKind.LeftParen:
                using (Enter())
                {
                    return Pipeline("parenthesized pipeline", TokenKind.RightParen);
                }

            case TokenKind.String or TokenKind.RawString:
                return new StringLiteralNode(token.Position, token.Text, GoUnquote.Unquote(token.Text) ?? throw Error("invalid syntax"));
        }

        tokens.Back();
        return null;
    }

    private VariableNode UseVariable(Token token) =>
        _variables.Contains(token.Text)
            ? new VariableNode(token.Position, [token.Text])
            : throw Error($"undefined variable {GoQuote.Quote(token.Text)}");

    internal readonly struct NestingScope(PipelineParser parser) : IDisposable
    {
        public void Dispose() => parser._depth--;
    }
}
