using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>The operators that every environment has, save the logical ones, which the evaluator knows itself.</summary>
internal static class StandardOperators
{
    private static readonly string[] Orders = ["bool", "int64", "uint64", "double", "string", "bytes", "timestamp", "duration"];
    private static readonly string[] Numbers = ["int64", "uint64", "double"];

    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare(Operators.And, NotCalled, "logical_and: (bool, bool) -> bool"),
        CelFunction.Declare(Operators.Or, NotCalled, "logical_or: (bool, bool) -> bool"),
        CelFunction.Declare(Operators.Conditional, NotCalled, "conditional: (bool, A, A) -> A"),
        CelFunction.Declare(Operators.NotStrictlyFalse, NotCalled, "not_strictly_false: (bool) -> bool"),
        CelFunction.Declare(Operators.Not, Not, "logical_not: (bool) -> bool"),
        CelFunction.Declare(Operators.Equal, static a => CelValue.Of(CelEquality.AreEqual(a[0], a[1])), "equals: (A, A) -> bool"),
        CelFunction.Declare(Operators.NotEqual, static a => CelValue.Of(!CelEquality.AreEqual(a[0], a[1])), "not_equals: (A, A) -> bool"),
        CelFunction.Declare(Operators.Less, static a => Order(a, static order => order < 0), Comparisons("less")),
        CelFunction.Declare(Operators.LessOrEqual, static a => Order(a, static order => order <= 0), Comparisons("less_equals")),
        CelFunction.Declare(Operators.Greater, static a => Order(a, static order => order > 0), Comparisons("greater")),
        CelFunction.Declare(Operators.GreaterOrEqual, static a => Order(a, static order => order >= 0), Comparisons("greater_equals")),
        CelFunction.Declare(
            Operators.Add, CelArithmetic.Add,
            "add_bytes: (bytes, bytes) -> bytes", "add_double: (double, double) -> double", "add_duration_duration: (duration, duration) -> duration",
            "add_duration_timestamp: (duration, timestamp) -> timestamp", "add_timestamp_duration: (timestamp, duration) -> timestamp",
            "add_int64: (int, int) -> int", "add_list: (list(A), list(A)) -> list(A)", "add_string: (string, string) -> string",
            "add_uint64: (uint, uint) -> uint"),
        CelFunction.Declare(
            Operators.Subtract, CelArithmetic.Subtract,
            "subtract_double: (double, double) -> double", "subtract_duration_duration: (duration, duration) -> duration",
            "subtract_int64: (int, int) -> int", "subtract_timestamp_duration: (timestamp, duration) -> timestamp",
            "subtract_timestamp_timestamp: (timestamp, timestamp) -> duration", "subtract_uint64: (uint, uint) -> uint"),
        CelFunction.Declare(
            Operators.Multiply, CelArithmetic.Multiply,
            "multiply_double: (double, double) -> double", "multiply_int64: (int, int) -> int", "multiply_uint64: (uint, uint) -> uint"),
        CelFunction.Declare(
            Operators.Divide, CelArithmetic.Divide,
            "divide_double: (double, double) -> double", "divide_int64: (int, int) -> int", "divide_uint64: (uint, uint) -> uint"),
        CelFunction.Declare(Operators.Modulo, CelArithmetic.Modulo, "modulo_int64: (int, int) -> int", "modulo_uint64: (uint, uint) -> uint"),
        CelFunction.Declare(Operators.Negate, CelArithmetic.Negate, "negate_double: (double) -> double", "negate_int64: (int) -> int"),
        CelFunction.Declare(Operators.In, In, "in_list: (A, list(A)) -> bool", "in_map: (A, map(A, B)) -> bool"),
        CelFunction.Declare(Operators.Index, NotCalled, "index_list: (list(A), int) -> A", "index_map: (map(A, B), A) -> B"),
        CelFunction.Declare(
            "size", Size,
            "size_bytes: (bytes) -> int", "bytes_size: bytes.() -> int", "size_list: (list(A)) -> int", "list_size: list(A).() -> int",
            "size_map: (map(A, B)) -> int", "map_size: map(A, B).() -> int", "size_string: (string) -> int", "string_size: string.() -> int"),
    ];

    public static CelValue Size(ReadOnlySpan<CelValue> arguments)
    {
        var value = arguments[0];
        return value.Kind is CelKind.String or CelKind.Bytes or CelKind.List or CelKind.Map ? CelValue.Of(CelSizes.Of(value)) : CelValue.NoSuchOverload;
    }

    private static string[] Comparisons(string name)
    {
        var same = Orders.Select(type => $"{name}_{type}: ({Short(type)}, {Short(type)}) -> bool");
        var mixed = from left in Numbers from right in Numbers where left != right select $"{name}_{left}_{right}: ({Short(left)}, {Short(right)}) -> bool";
        return [.. same, .. mixed];
    }

    private static string Short(string type) => type.Replace("64", "", StringComparison.Ordinal);

    private static CelValue NotCalled(ReadOnlySpan<CelValue> arguments) => CelValue.NoSuchOverload;

    private static CelValue Not(ReadOnlySpan<CelValue> arguments) =>
        arguments[0].Kind == CelKind.Bool ? CelValue.Of(!arguments[0].AsBool) : CelValue.NoSuchOverload;

    private static CelValue Order(ReadOnlySpan<CelValue> arguments, Func<int, bool> holds)
    {
        if (CelEquality.Compare(arguments[0], arguments[1]) is { } order)
        {
            return CelValue.Of(holds(order));
        }

        var isNaN = arguments[0].IsNumber && arguments[1].IsNumber;
        return isNaN ? CelValue.Error("NaN values cannot be ordered") : CelValue.NoSuchOverload;
    }

    private static CelValue In(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[1].Kind == CelKind.Map)
        {
            return CelValue.Of(arguments[1].AsMap.TryGet(arguments[0], out _));
        }

        if (arguments[1].Kind != CelKind.List)
        {
            return CelValue.NoSuchOverload;
        }

        var list = arguments[1].AsList;
        for (var i = 0; i < list.Count; i++)
        {
            if (CelEquality.AreEqual(arguments[0], list[i]))
            {
                return CelValue.True;
            }
        }

        return CelValue.False;
    }
}
