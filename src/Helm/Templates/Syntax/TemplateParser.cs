using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Syntax;

/// <summary>Parses one text into its named templates.</summary>
internal sealed class TemplateParser
{
    private readonly string _fileName;
    private readonly string _text;
    private readonly Lexer _lexer;
    private readonly IFunctionTable _functions;
    private readonly Dictionary<string, ParsedTemplate> _found;
    private readonly PipelineParser _pipelines;
    private readonly TokenBuffer _tokens;
    private int _rangeDepth;

    private TemplateParser(string fileName, string text, Lexer lexer, IFunctionTable functions, Dictionary<string, ParsedTemplate> found)
    {
        _fileName = fileName;
        _text = text;
        _lexer = lexer;
        _functions = functions;
        _found = found;
        _tokens = new TokenBuffer(lexer);
        _pipelines = new PipelineParser(_tokens, functions, fileName);
    }

    /// <summary>The templates of the text, the text itself among them under its own name.</summary>
    public static Dictionary<string, ParsedTemplate> Parse(
        string name, string text, IFunctionTable functions, string leftDelimiter = "{{", string rightDelimiter = "}}")
    {
        var found = new Dictionary<string, ParsedTemplate>(StringComparer.Ordinal);
        var parser = new TemplateParser(name, text, new Lexer(text, leftDelimiter, rightDelimiter), functions, found);
        parser.ParseTop(name);
        return found;
    }

    private void ParseTop(string name)
    {
        var root = new ListNode(_tokens.Peek().Position);
        while (_tokens.Peek().Kind != TokenKind.Eof)
        {
            if (_tokens.Peek().Kind == TokenKind.LeftDelimiter)
            {
                var delimiter = _tokens.Next();
                if (_tokens.NextNonSpace().Kind == TokenKind.Define)
                {
                    Nested().ParseDefinition();
                    continue;
                }

                _tokens.Back2(delimiter);
            }

            var node = TextOrAction();
            if (node is TerminatorNode)
            {
                throw Error($"unexpected {node}");
            }

            root.Nodes.Add(node);
        }

        Add(name, root);
    }

    private TemplateParser Nested() => new(_fileName, _text, _lexer, _functions, _found);

    private void ParseDefinition()
    {
        const string Context = "define clause";
        var name = TemplateName(_tokens.NextNonSpace(), Context);
        _pipelines.Expect(TokenKind.RightDelimiter, Context);
        Add(name, ListToEnd(Context));
    }

    private ListNode ListToEnd(string context)
    {
        var list = ItemList(out var terminator);
        return terminator.IsElse ? throw Error($"unexpected {terminator} in {context}") : list;
    }

    private void Add(string name, ListNode root)
    {
        if (!_found.TryGetValue(name, out var existing) || existing.Root.IsEmpty)
        {
            _found[name] = new ParsedTemplate(name, _fileName, _text, root);
        }
        else if (!root.IsEmpty)
        {
            throw Error($"template: multiple definition of template {GoQuote.Quote(name)}");
        }
    }

    private ListNode ItemList(out TerminatorNode terminator)
    {
        var list = new ListNode(_tokens.PeekNonSpace().Position);
        while (_tokens.PeekNonSpace().Kind != TokenKind.Eof)
        {
            var node = TextOrAction();
            if (node is TerminatorNode end)
            {
                terminator = end;
                return list;
            }

            list.Nodes.Add(node);
        }

        throw Error("unexpected EOF");
    }

    private TemplateNode TextOrAction()
    {
        var token = _tokens.NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Text:
                return new TextNode(token.Position, token.Text);
            case TokenKind.LeftDelimiter:
                _pipelines.ActionLine = token.Line;
                var node = Action();
                _pipelines.ActionLine = 0;
                return node;
            default:
                throw _pipelines.Unexpected(token, "input");
        }
    }

    private TemplateNode Action()
    {
        var token = _tokens.NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Block:
                return Block();
            case TokenKind.Break or TokenKind.Continue:
                return LoopControl(token);
            case TokenKind.Else:
                return Else();
            case TokenKind.End:
                return new TerminatorNode(_pipelines.Expect(TokenKind.RightDelimiter, "end").Position, isElse: false);
            case TokenKind.If or TokenKind.With or TokenKind.Range:
                return Control(token.Kind);
            case TokenKind.Template:
                return Invocation();
        }

        _tokens.Back();
        var position = _tokens.Peek().Position;
        // Variables declared by an action live until the enclosing end.
        return new ActionNode(position, _pipelines.Pipeline("command", TokenKind.RightDelimiter));
    }

    private LoopControlNode LoopControl(Token token)
    {
        var isBreak = token.Kind == TokenKind.Break;
        var name = isBreak ? "{{break}}" : "{{continue}}";
        var next = _tokens.NextNonSpace();
        if (next.Kind != TokenKind.RightDelimiter)
        {
            throw _pipelines.Unexpected(next, name);
        }

        return _rangeDepth == 0 ? throw Error($"{name} outside {{{{range}}}}") : new LoopControlNode(token.Position, isBreak);
    }

    private TerminatorNode Else()
    {
        var peeked = _tokens.PeekNonSpace();
        // "else if" and "else with" leave their word for the enclosing control.
        return peeked.Kind is TokenKind.If or TokenKind.With
            ? new TerminatorNode(peeked.Position, isElse: true)
            : new TerminatorNode(_pipelines.Expect(TokenKind.RightDelimiter, "else").Position, isElse: true);
    }

    private TemplateNode Control(TokenKind kind)
    {
        var context = kind switch { TokenKind.If => "if", TokenKind.With => "with", _ => "range" };
        var variables = _pipelines.VariableCount;
        using var depth = _pipelines.Enter();
        var pipe = _pipelines.Pipeline(context, TokenKind.RightDelimiter);
        _rangeDepth += kind == TokenKind.Range ? 1 : 0;
        var list = ItemList(out var terminator);
        _rangeDepth -= kind == TokenKind.Range ? 1 : 0;
        var elseList = terminator.IsElse ? ElseBranch(kind, terminator) : null;
        _pipelines.PopVariables(variables);
        return kind == TokenKind.Range
            ? new RangeNode(pipe.Position, pipe, list, elseList)
            : new BranchNode(pipe.Position, kind == TokenKind.With, pipe, list, elseList);
    }

    private ListNode ElseBranch(TokenKind kind, TerminatorNode terminator)
    {
        if (kind is TokenKind.If or TokenKind.With && _tokens.Peek().Kind == kind)
        {
            _tokens.Next();
            var chained = new ListNode(terminator.Position);
            chained.Nodes.Add(Control(kind));
            return chained;
        }

        var list = ItemList(out var end);
        return end.IsElse ? throw Error($"expected end; found {end}") : list;
    }

    private InvocationNode Block()
    {
        const string Context = "block clause";
        var token = _tokens.NextNonSpace();
        var name = TemplateName(token, Context);
        var pipe = _pipelines.Pipeline(Context, TokenKind.RightDelimiter);
        var nested = Nested();
        nested.Add(name, nested.ListToEnd(Context));
        return new InvocationNode(token.Position, name, pipe);
    }

    private InvocationNode Invocation()
    {
        const string Context = "template clause";
        var token = _tokens.NextNonSpace();
        var name = TemplateName(token, Context);
        PipeNode? pipe = null;
        if (_tokens.NextNonSpace().Kind != TokenKind.RightDelimiter)
        {
            _tokens.Back();
            pipe = _pipelines.Pipeline(Context, TokenKind.RightDelimiter);
        }

        return new InvocationNode(token.Position, name, pipe);
    }

    private string TemplateName(Token token, string context)
    {
        if (token.Kind is not (TokenKind.String or TokenKind.RawString))
        {
            throw _pipelines.Unexpected(token, context);
        }

        return GoUnquote.Unquote(token.Text) ?? throw Error("invalid syntax");
    }

    private TemplateSyntaxException Error(string message) => _pipelines.Error(message);
}
