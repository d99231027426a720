using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Syntax;

/// <summary>Calls that are rewritten when they are read: presence tests and folds.</summary>
internal sealed class CelMacros(CelMacroSet set, List<CelIssue> issues)
{
    private const string SimpleName = "argument must be a simple name";

    /// <param name="position">The opening parenthesis of the call.</param>
    public CelExpr Expand(int position, string function, CelExpr? target, List<CelExpr> arguments)
    {
        if (target is null)
        {
            return function == "has" && arguments.Count == 1 ? Has(position, arguments[0]) : new CallExpr(position, function, null, arguments);
        }

        return (CelExpr?)Standard(position, function, target, arguments)
            ?? (set.HasFlag(CelMacroSet.TwoVariables) ? new CelTwoVariableMacros(this).Expand(position, function, target, arguments) : null)
            ?? (set.HasFlag(CelMacroSet.Optional) ? Optional(position, function, target, arguments) : null)
            ?? (set.HasFlag(CelMacroSet.SortBy) && function == "sortBy" && arguments.Count == 2 ? (CelExpr)SortBy(position, target, arguments) : null)
            ?? new CallExpr(position, function, target, arguments);
    }

    public static IdentExpr Accumulator(int position) => new(position, ComprehensionExpr.Accumulator);

    public static CallExpr Call(int position, string function, params CelExpr[] arguments) => new(position, function, null, arguments);

    public static ConstExpr Constant(int position, bool value) => new(position, CelValue.Of(value));

    public static ConstExpr Constant(int position, long value) => new(position, CelValue.Of(value));

    public static ListExpr List(int position, params CelExpr[] items) => new(position, items, new HashSet<int>());

    /// <summary>The name of a loop variable; anything but a plain name is reported.</summary>
    public string Variable(CelExpr argument)
    {
        if (argument is not IdentExpr ident)
        {
            issues.Add(new CelIssue(argument.Position, SimpleName));
            return "";
        }

        if (ident.Name is ComprehensionExpr.Accumulator or "__result__")
        {
            issues.Add(new CelIssue(argument.Position, "iteration variable overwrites accumulator variable"));
        }

        return ident.Name;
    }

    private CelExpr Has(int position, CelExpr argument)
    {
        if (argument is SelectExpr { TestOnly: false } select)
        {
            return new SelectExpr(position, select.Operand, select.Field, testOnly: true);
        }

        issues.Add(new CelIssue(argument.Position, "invalid argument to has() macro"));
        return argument;
    }

    private ComprehensionExpr? Standard(int position, string function, CelExpr target, List<CelExpr> arguments) => (function, arguments.Count) switch
    {
        ("all", 2) => All(position, target, Variable(arguments[0]), null, arguments[1]),
        ("exists", 2) => Exists(position, target, Variable(arguments[0]), null, arguments[1]),
        ("exists_one" or "existsOne", 2) => ExistsOne(position, target, Variable(arguments[0]), null, arguments[1]),
        ("map", 2) => Map(position, target, Variable(arguments[0]), null, arguments[1]),
        ("map", 3) => Map(position, target, Variable(arguments[0]), arguments[1], arguments[2]),
        ("filter", 2) => Map(position, target, Variable(arguments[0]), arguments[1], arguments[0]),
        _ => null,
    };

    public static ComprehensionExpr All(int at, CelExpr range, string variable, string? second, CelExpr predicate) => new(at)
    {
        Variable = variable,
        SecondVariable = second,
        Range = range,
        Initial = Constant(at, true),
        Condition = Call(at, Operators.NotStrictlyFalse, Accumulator(at)),
        Step = Call(at, Operators.And, Accumulator(at), predicate),
        Result = Accumulator(at),
    };

    public static ComprehensionExpr Exists(int at, CelExpr range, string variable, string? second, CelExpr predicate) => new(at)
    {
        Variable = variable,
        SecondVariable = second,
        Range = range,
        Initial = Constant(at, false),
        Condition = Call(at, Operators.NotStrictlyFalse, Call(at, Operators.Not, Accumulator(at))),
        Step = Call(at, Operators.Or, Accumulator(at), predicate),
        Result = Accumulator(at),
    };

    public static ComprehensionExpr ExistsOne(int at, CelExpr range, string variable, string? second, CelExpr predicate) => new(at)
    {
        Variable = variable,
        SecondVariable = second,
        Range = range,
        Initial = Constant(at, 0),
        Condition = Constant(at, true),
        Step = Call(at, Operators.Conditional, predicate, Call(at, Operators.Add, Accumulator(at), Constant(at, 1)), Accumulator(at)),
        Result = Call(at, Operators.Equal, Accumulator(at), Constant(at, 1)),
    };

    private static ComprehensionExpr Map(int at, CelExpr range, string variable, CelExpr? filter, CelExpr item)
    {
        CelExpr step = Call(at, Operators.Add, Accumulator(at), List(at, item));
        return new ComprehensionExpr(at)
        {
            Variable = variable,
            Range = range,
            Initial = List(at),
            Condition = Constant(at, true),
            Step = filter is null ? step : Call(at, Operators.Conditional, filter, step, Accumulator(at)),
            Result = Accumulator(at),
        };
    }

    /// <summary><c>a.optMap(x, e)</c>: <c>a.hasValue() ? optional.of(e with x = a.value()) : optional.none()</c>.</summary>
    private CallExpr? Optional(int at, string function, CelExpr target, List<CelExpr> arguments)
    {
        if (function is not ("optMap" or "optFlatMap") || arguments.Count != 2)
        {
            return null;
        }

        var body = Bind(at, Variable(arguments[0]), new CallExpr(at, "value", target, []), arguments[1]);
        CelExpr present = function == "optMap" ? Call(at, "optional.of", body) : body;
        return Call(at, Operators.Conditional, new CallExpr(at, "hasValue", target, []), present, Call(at, "optional.none"));
    }

    /// <summary>Names a value within an expression: a fold over nothing whose result sees the value.</summary>
    private static ComprehensionExpr Bind(int at, string name, CelExpr value, CelExpr body) => new(at)
    {
        Variable = "#unused",
        Range = List(at),
        Initial = value,
        Condition = Constant(at, false),
        Step = new IdentExpr(at, name),
        Result = body,
        AccumulatorName = name,
    };

    /// <summary><c>l.sortBy(x, key)</c>: sorts the list by the list of its keys.</summary>
    private ComprehensionExpr SortBy(int at, CelExpr target, List<CelExpr> arguments)
    {
        var keys = Map(at, new IdentExpr(at, "@__sortBy_input__"), Variable(arguments[0]), null, arguments[1]);
        var sorted = new CallExpr(at, "@sortByAssociatedKeys", new IdentExpr(at, "@__sortBy_input__"), [keys]);
        return Bind(at, "@__sortBy_input__", target, sorted);
    }
}
