using Flux.Helm.Templates.Syntax;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Evaluation;

/// <summary>Evaluates pipelines. The node it is at goes into error messages, so it moves exactly as Go's does.</summary>
internal sealed class ExpressionEvaluator
{
    private readonly CallContext _context;
    private readonly ParsedTemplate _template;
    private readonly FieldAccess _fields;
    private readonly FunctionCalls _calls;
    private TemplateNode? _node;

    public ExpressionEvaluator(CallContext context, ParsedTemplate template)
    {
        _context = context;
        _template = template;
        _calls = new FunctionCalls(this, new ArgumentBinder(this), context);
        _fields = new FieldAccess(this, _calls, context.MissingKey);
    }

    public VariableStack Variables { get; } = new();

    public void At(TemplateNode node) => _node = node;

    public TemplateExecutionException Error(string message, Exception? cause = null)
    {
        if (_node is null)
        {
            return new TemplateExecutionException($"template: {_template.Name}: {message}", cause);
        }

        return new TemplateExecutionException(
            $"template: {_template.Locate(_node)}: executing {GoQuote.Quote(_template.Name)} at <{_node}>: {message}", cause);
    }

    public GoValue Pipeline(GoValue dot, PipeNode pipe)
    {
        At(pipe);
        var value = GoValue.Missing;
        foreach (var command in pipe.Commands)
        {
            _context.Meter.Step();
            value = Command(dot, command, value).Unwrap();
        }

        foreach (var variable in pipe.Declarations)
        {
            if (pipe.IsAssignment)
            {
                Variables.Set(variable.Names[0], value, this);
            }
            else
            {
                Variables.Push(variable.Names[0], value);
            }
        }

        return value;
    }

    public GoValue Field(GoValue dot, FieldNode field, IReadOnlyList<TemplateNode>? arguments, GoValue final)
    {
        At(field);
        return _fields.Chain(dot, dot, field.Names, new CallSite(field, arguments, final));
    }

    public GoValue Variable(GoValue dot, VariableNode variable, IReadOnlyList<TemplateNode>? arguments, GoValue final)
    {
        At(variable);
        var value = Variables.Get(variable.Names[0], this);
        if (variable.Names.Length == 1)
        {
            NotAFunction(arguments, final);
            return value;
        }

        return _fields.Chain(dot, value, variable.Names.AsSpan(1), new CallSite(variable, arguments, final));
    }

    public GoValue Chain(GoValue dot, ChainNode chain, IReadOnlyList<TemplateNode>? arguments, GoValue final)
    {
        At(chain);
        if (chain.Operand is NilNode)
        {
            throw Error($"indirection through explicit nil in {chain}");
        }

        var operand = chain.Operand switch
        {
            PipeNode pipe => Pipeline(dot, pipe),
            IdentifierNode function => Function(dot, function, function, null, GoValue.Missing),
            _ => throw Error($"can't evaluate {chain.Operand}"),
        };
        return _fields.Chain(dot, operand, chain.Names, new CallSite(chain, arguments, final));
    }

    public GoValue Function(GoValue dot, IdentifierNode function, TemplateNode site, IReadOnlyList<TemplateNode>? arguments, GoValue final)
    {
        At(function);
        return _calls.Call(dot, function.Function, function.Name, new CallSite(site, arguments, final));
    }

    /// <summary>The value of a number whose type nothing else decides: its syntax does.</summary>
    public GoValue IdealConstant(NumberLiteralNode number)
    {
        At(number);
        if (number.Complex is { } complex)
        {
            return GoValue.Of(complex);
        }

        if (number.Float is { } real && !IsHexInteger(number.Text) && number.Text[0] != '\'' && number.Text.AsSpan().IndexOfAny(".eEpP") >= 0)
        {
            return GoValue.Of(real);
        }

        return number.Int is { } integer ? GoValue.Of(integer) : throw Error($"{number.Text} overflows int");
    }

    private GoValue Command(GoValue dot, CommandNode command, GoValue final)
    {
        var first = command.Arguments[0];
        switch (first)
        {
            case FieldNode field:
                return Field(dot, field, command.Arguments, final);
            case ChainNode chain:
                return Chain(dot, chain, command.Arguments, final);
            case IdentifierNode function:
                return Function(dot, function, command, command.Arguments, final);
            case PipeNode pipe:
                NotAFunction(command.Arguments, final);
                return Pipeline(dot, pipe);
            case VariableNode variable:
                return Variable(dot, variable, command.Arguments, final);
        }

        At(first);
        NotAFunction(command.Arguments, final);
        return first switch
        {
            BooleanNode boolean => GoValue.Of(boolean.Value),
            DotNode => dot,
            NumberLiteralNode number => IdealConstant(number),
            StringLiteralNode text => GoValue.Of(text.Text),
            NilNode => throw Error("nil is not a command"),
            _ => throw Error($"can't evaluate command {GoQuote.Quote(first.ToString()!)}"),
        };
    }

    private void NotAFunction(IReadOnlyList<TemplateNode>? arguments, GoValue final)
    {
        if (arguments is { Count: > 1 } || !final.IsMissing)
        {
            throw Error($"can't give argument to non-function {arguments![0]}");
        }
    }

    private static bool IsHexInteger(string text) =>
        text.Length > 2 && text[0] == '0' && (text[1] is 'x' or 'X') && text.AsSpan().IndexOfAny("pP") < 0;
}
