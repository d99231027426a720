namespace Flux.Manifests.Cel.Syntax;

/// <summary>The macros with an index or key beside the value.</summary>
internal readonly struct CelTwoVariableMacros(CelMacros macros)
{
    public CelExpr? Expand(int at, string function, CelExpr target, List<CelExpr> arguments)
    {
        var isTransform = function is "transformList" or "transformMap" or "transformMapEntry";
        if (!(isTransform && arguments.Count is 3 or 4) && !(function is "all" or "exists" or "existsOne" && arguments.Count == 3))
        {
            return null;
        }

        var first = macros.Variable(arguments[0]);
        var second = macros.Variable(arguments[1]);
        return function switch
        {
            "all" => CelMacros.All(at, target, first, second, arguments[2]),
            "exists" => CelMacros.Exists(at, target, first, second, arguments[2]),
            "existsOne" => CelMacros.ExistsOne(at, target, first, second, arguments[2]),
            _ => Transform(at, function, target, first, second, arguments),
        };
    }

    private static ComprehensionExpr Transform(int at, string function, CelExpr target, string first, string second, List<CelExpr> arguments)
    {
        var value = arguments[^1];
        var accumulator = CelMacros.Accumulator(at);
        CelExpr step = function switch
        {
            "transformList" => CelMacros.Call(at, Operators.Add, accumulator, CelMacros.List(at, value)),
            "transformMap" => CelMacros.Call(at, Operators.MapInsert, accumulator, new IdentExpr(at, first), value),
            _ => CelMacros.Call(at, Operators.MapInsert, accumulator, value),
        };
        return new ComprehensionExpr(at)
        {
            Variable = first,
            SecondVariable = second,
            Range = target,
            Initial = function == "transformList" ? CelMacros.List(at) : new MapExpr(at, []),
            Condition = CelMacros.Constant(at, true),
            Step = arguments.Count == 4 ? CelMacros.Call(at, Operators.Conditional, arguments[2], step, CelMacros.Accumulator(at)) : step,
            Result = CelMacros.Accumulator(at),
        };
    }
}
