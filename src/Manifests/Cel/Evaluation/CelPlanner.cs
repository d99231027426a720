using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Functions;
using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.RegularExpressions;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>Turns a syntax tree into a program. What depends on constants only is worked out here.</summary>
/// <param name="isChecked">False when the tree was only parsed: then names and functions are looked up as they stand.</param>
internal sealed class CelPlanner(CelEnvironment environment, bool isChecked)
{
    private readonly List<(string Name, int Slot)> _locals = [];

    /// <summary>How many loop variables the program needs at most.</summary>
    public int LocalCount { get; private set; }

    /// <exception cref="CelPlanException">A constant part of the expression cannot be evaluated.</exception>
    public CelNode Plan(CelExpr expression) => expression switch
    {
        ConstExpr constant => new ConstNode(constant.Value),
        IdentExpr ident => PlanIdent(ident),
        SelectExpr select => PlanSelect(select),
        CallExpr call => PlanCall(call),
        ListExpr list => PlanList(list),
        MapExpr map => PlanMap(map),
        ComprehensionExpr fold => PlanFold(fold),
        _ => PlanMessage((StructExpr)expression),
    };

    private MakeObjectNode PlanMessage(StructExpr message) => environment.FindMessage(message.Name) is null
        ? throw new CelPlanException($"unknown type: {message.Name}")
        : new MakeObjectNode(message.Name, [.. message.Fields.Select(field => (field.Name, Plan(field.Value), field.IsOptional))]);

    private CelNode PlanIdent(IdentExpr ident)
    {
        var slot = SlotOf(ident.Name);
        if (slot >= 0)
        {
            return new VariableNode([ident.Name], slot);
        }

        if (ident.Constant is { } constant)
        {
            return new ConstNode(constant);
        }

        return !isChecked && CelTypes.Find(ident.Name, environment.HasKubernetesTypes) is { } type && !environment.SeesVariable(ident.Name)
            ? new ConstNode(CelValue.Of(type))
            : new VariableNode([ident.Name], -1);
    }

    private int SlotOf(string name)
    {
        for (var i = _locals.Count - 1; i >= 0; i--)
        {
            if (_locals[i].Name == name)
            {
                return _locals[i].Slot;
            }
        }

        return -1;
    }

    private CelNode PlanSelect(SelectExpr select)
    {
        if (select.VariableName is { } name)
        {
            return CelTypes.Find(name, environment.HasKubernetesTypes) is { } type ? new ConstNode(CelValue.Of(type)) : new VariableNode([name], -1);
        }

        return Extend(Plan(select.Operand), new FieldQualifier(select.Field, isOptional: false), select.TestOnly);
    }

    /// <summary>Appends a qualifier to an attribute, or begins one.</summary>
    private AttributeNode Extend(CelNode operand, Qualifier qualifier, bool testOnly = false)
    {
        if (operand is AttributeNode { IsTestOnly: false } attribute)
        {
            return new AttributeNode(Named(attribute.Root, attribute.Qualifiers, qualifier), [.. attribute.Qualifiers, qualifier], testOnly);
        }

        return new AttributeNode(Named(operand, [], qualifier), [qualifier], testOnly);
    }

    /// <summary>In unchecked expressions a missing variable is reported with the fields selected from it, which might be part of its name.</summary>
    private CelNode Named(CelNode root, IReadOnlyList<Qualifier> before, Qualifier added)
    {
        var isName = !isChecked && root is VariableNode { IsLocal: false } && added is FieldQualifier { IsOptional: false }
            && before.All(qualifier => qualifier is FieldQualifier { IsOptional: false });
        if (!isName)
        {
            return root;
        }

        var variable = (VariableNode)root;
        return new VariableNode([$"{variable.Names[0]}.{((FieldQualifier)added).Name}", .. variable.Names], -1);
    }

    private CelNode PlanCall(CallExpr call)
    {
        switch (call.Function)
        {
            case Operators.And or Operators.Or when call.Arguments.Count == 2:
                return new LogicNode(Plan(call.Arguments[0]), Plan(call.Arguments[1]), call.Function == Operators.Or);
            case Operators.Conditional:
                return new ConditionalNode(Plan(call.Arguments[0]), Plan(call.Arguments[1]), Plan(call.Arguments[2]));
            case Operators.NotStrictlyFalse:
                return new NotStrictlyFalseNode(Plan(call.Arguments[0]));
            case Operators.Index or Operators.OptionalIndex:
                return Extend(Plan(call.Arguments[0]), PlanIndex(call));
            case Operators.OptionalSelect:
                var field = ((ConstExpr)call.Arguments[1]).Value.AsString;
                return Extend(Plan(call.Arguments[0]), new FieldQualifier(field, isOptional: true));
            case "or" or "orValue" when call.Target is not null && call.Arguments.Count == 1:
                return new OptionalOrNode(Plan(call.Target), Plan(call.Arguments[0]), call.Function == "orValue");
            default:
                return PlanFunction(call);
        }
    }

    private Qualifier PlanIndex(CallExpr call)
    {
        var isOptional = call.Function == Operators.OptionalIndex;
        var index = Plan(call.Arguments[1]);
        return index is ConstNode { Value.Kind: CelKind.String } constant
            ? new FieldQualifier(constant.Value.AsString, isOptional)
            : new IndexQualifier(index, isOptional);
    }

    private CelNode PlanFunction(CallExpr call)
    {
        var name = call.Function;
        var target = call.Target;
        if (!isChecked && target is not null && Checking.CelChecker.QualifiedName(target) is { } prefix && environment.Functions.ContainsKey($"{prefix}.{name}"))
        {
            name = $"{prefix}.{name}";
            target = null;
        }

        CelNode[] arguments = target is null ? [.. call.Arguments.Select(Plan)] : [Plan(target), .. call.Arguments.Select(Plan)];
        if (!environment.Functions.TryGetValue(name, out var function) || !TakesAsMany(function, arguments.Length))
        {
            return arguments.Length == 0
                ? throw new CelPlanException($"no such overload: {name}()")
                : new CallNode(name, "", _ => CelValue.Error($"no such overload: {name}"), arguments);
        }

        return Optimized(call, name, function, arguments);
    }

    /// <summary>Unchecked expressions may call anything with anything; implementations rely on getting as much as they declare.</summary>
    private static bool TakesAsMany(CelFunction function, int count) =>
        function.Overloads.Count == 0 || function.Overloads.Any(overload => overload.Arguments.Count == count);

    private static CelNode Optimized(CallExpr call, string name, CelFunction function, CelNode[] arguments)
    {
        if (StandardConversions.IsConversion(name) && arguments is [ConstNode constant])
        {
            var value = function.Apply([constant.Value]);
            return value.IsError ? throw new CelPlanException(value.Message) : new ConstNode(value);
        }

        if (name == "matches" && arguments is [_, ConstNode { Value.Kind: CelKind.String } pattern])
        {
            var regex = GoRegex.TryParse(pattern.Value.AsString, out var error);
            return regex is null ? throw new CelPlanException(error!) : new MatchNode(arguments[0], regex);
        }

        if (name == Operators.In && call.OverloadId == "in_list" && arguments[1] is ConstNode { Value.Kind: CelKind.List } list)
        {
            return new MembershipNode(arguments[0], list.Value.AsList);
        }

        return new CallNode(name, call.OverloadId, function.Apply, arguments);
    }

    private CelNode PlanList(ListExpr list)
    {
        CelNode[] items = [.. list.Items.Select(Plan)];
        return list.Optionals.Count == 0 && items.All(item => item is ConstNode)
            ? new ConstNode(CelValue.Of(new CelArrayList([.. items.Select(item => ((ConstNode)item).Value)], isFixed: true)))
            : new MakeListNode(items, list.Optionals);
    }

    private CelNode PlanMap(MapExpr map)
    {
        var node = new MakeMapNode([.. map.Entries.Select(entry => (Plan(entry.Key), Plan(entry.Value), entry.IsOptional))]);
        if (!node.IsConstant)
        {
            return node;
        }

        var value = node.Evaluate(new CelContext(CelVariables.None, 0, long.MaxValue));
        return value.IsError ? node : new ConstNode(value);
    }

    private FoldNode PlanFold(ComprehensionExpr fold)
    {
        var range = Plan(fold.Range);
        var initial = Plan(fold.Initial);
        var depth = _locals.Count;
        var slots = new FoldSlots(depth + 1, fold.SecondVariable is null ? -1 : depth + 2, depth);
        _locals.Add((fold.AccumulatorName, slots.Accumulator));
        _locals.Add((fold.Variable, slots.First));
        if (fold.SecondVariable is not null)
        {
            _locals.Add((fold.SecondVariable, slots.Second));
        }

        LocalCount = Math.Max(LocalCount, _locals.Count);
        var condition = Plan(fold.Condition);
        var step = Plan(fold.Step);
        _locals.RemoveRange(depth + 1, _locals.Count - depth - 1);
        var result = Plan(fold.Result);
        _locals.RemoveAt(depth);
        return new FoldNode(slots, range, initial, new FoldBody(condition, step, result));
    }
}
