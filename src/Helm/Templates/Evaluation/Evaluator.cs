using System.Text;
using Flux.Helm.Templates.Formatting;
using Flux.Helm.Templates.Syntax;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Evaluation;

/// <summary>Executes one template: walks its nodes and writes its output. What is in actions is the expression evaluator's.</summary>
internal sealed class Evaluator
{
    private readonly CallContext _context;
    private readonly ParsedTemplate _template;
    private readonly StringBuilder _output;
    private readonly int _depth;
    private readonly ExpressionEvaluator _expressions;

    public Evaluator(CallContext context, ParsedTemplate template, StringBuilder output, int depth)
    {
        _context = context;
        _template = template;
        _output = output;
        _depth = depth;
        _expressions = new ExpressionEvaluator(context, template);
    }

    private enum Flow
    {
        Next,
        Break,
        Continue,
    }

    public void Run(GoValue dot)
    {
        _expressions.Variables.Push("$", dot);
        StackGuard.Run(() => RunRoot(dot));
    }

    private void RunRoot(GoValue dot)
    {
        RenderBudgetException spent;
        try
        {
            WalkList(dot, _template.Root);
            return;
        }
        catch (RenderBudgetException error)
        {
            spent = error;
        }

        throw _expressions.Error(spent.Message, spent);
    }

    private Flow WalkList(GoValue dot, Syntax.ListNode list)
    {
        foreach (var node in list.Nodes)
        {
            var flow = Walk(dot, node);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    private Flow Walk(GoValue dot, TemplateNode node)
    {
        _context.Meter.Step();
        switch (node)
        {
            case TextNode text:
                Write(text.Text);
                return Flow.Next;
            case ActionNode action:
                _expressions.At(action);
                var value = _expressions.Pipeline(dot, action.Pipe);
                if (action.Pipe.Declarations.Count == 0)
                {
                    _expressions.At(action);
                    WriteValue(value);
                }

                return Flow.Next;
            case BranchNode branch:
                return WalkBranch(dot, branch);
            case RangeNode range:
                return WalkRange(dot, range);
            case InvocationNode invocation:
                Invoke(dot, invocation);
                return Flow.Next;
            case LoopControlNode control:
                return control.IsBreak ? Flow.Break : Flow.Continue;
            default:
                throw new InvalidOperationException($"{node.GetType().Name} is not executable");
        }
    }

    private Flow WalkBranch(GoValue dot, BranchNode branch)
    {
        _expressions.At(branch);
        var mark = _expressions.Variables.Count;
        var value = _expressions.Pipeline(dot, branch.Pipe);
        var flow = Flow.Next;
        if (GoTruth.IsTrue(value.Data))
        {
            flow = WalkList(branch.IsWith ? value : dot, branch.List);
        }
        else if (branch.ElseList is not null)
        {
            flow = WalkList(dot, branch.ElseList);
        }

        _expressions.Variables.Pop(mark);
        return flow;
    }

    private Flow WalkRange(GoValue dot, RangeNode range)
    {
        _expressions.At(range);
        var start = _expressions.Variables.Count;
        var value = _expressions.Pipeline(dot, range.Pipe);
        var mark = _expressions.Variables.Count;
        var ran = false;
        foreach (var (index, element) in Items(value, range))
        {
            ran = true;
            _expressions.Variables.AssignLoop(range.Pipe, index, element, _expressions);
            var flow = WalkList(element, range.List);
            _expressions.Variables.Pop(mark);
            if (flow == Flow.Break)
            {
                break;
            }
        }

        var result = !ran && range.ElseList is not null ? WalkList(dot, range.ElseList) : Flow.Next;
        _expressions.Variables.Pop(start);
        return result;
    }

    private IEnumerable<(GoValue Index, GoValue Element)> Items(GoValue value, RangeNode range)
    {
        switch (value.Data)
        {
            case null:
                return [];
            case GoList list:
                return ListItems(list);
            case GoMap map:
                return MapItems(map);
            case GoObject { Type.Kind: GoKind.Map or GoKind.Slice } collection:
                return collection.Fields.Select(field => (GoValue.Of(field.Key), GoValue.Declared(field.Value, collection.Type.Element!)));
            case { } number when GoNumbers.IsInteger(number):
                return range.Pipe.Declarations.Count > 1
                    ? throw _expressions.Error($"can't use {GoFormat.Print(number)} to iterate over more than one variable")
                    : IntegerItems(number);
            default:
                throw _expressions.Error($"range can't iterate over {GoFormat.Printf("%v", value.Data)}");
        }
    }

    private static IEnumerable<(GoValue Index, GoValue Element)> ListItems(GoList list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            yield return (GoValue.Of((long)i), GoValue.Declared(list[i], list.Type.Element!));
        }
    }

    private static IEnumerable<(GoValue Index, GoValue Element)> MapItems(GoMap map)
    {
        // The keys and values of the start: what the body sets is not visited.
        foreach (var (key, item) in map.Entries.ToArray())
        {
            yield return (GoValue.Of(key), GoValue.Declared(item, map.Type.Element!));
        }
    }

    private static IEnumerable<(GoValue Index, GoValue Element)> IntegerItems(object number)
    {
        var count = GoNumbers.ToInt64(number);
        for (long i = 0; i < count; i++)
        {
            yield return (GoValue.Invalid, GoValue.Of(number is GoInt64 ? new GoInt64(i) : i));
        }
    }

    private void Invoke(GoValue dot, InvocationNode invocation)
    {
        _expressions.At(invocation);
        var template = _context.Templates.Find(invocation.Name)
            ?? throw _expressions.Error($"template {GoQuote.Quote(invocation.Name)} not defined");
        if (_depth == _context.Meter.Budget.MaxTemplateDepth)
        {
            throw _expressions.Error($"exceeded maximum template depth ({_depth})");
        }

        var argument = invocation.Pipe is null ? GoValue.Invalid : _expressions.Pipeline(dot, invocation.Pipe);
        new Evaluator(_context, template, _output, _depth + 1).Run(argument);
    }

    private void WriteValue(GoValue value)
    {
        if (value.Data is string text)
        {
            Write(text);
            return;
        }

        ValueCost.Charge(_context.Meter, value.Data);
        Write(value.Data is null ? value.IsInterface ? "<nil>" : "<no value>" : GoFormat.Print(value.Data));
    }

    private void Write(string text)
    {
        _context.Meter.Write(text.Length);
        _output.Append(text);
    }
}
