using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Lists: sums and order, as Kubernetes has them, and the list library of the language.</summary>
internal static class ListFunctions
{
    private const int MaxRange = 1_000_000;

    private static readonly string[] Summed = ["int", "uint", "double", "duration"];
    private static readonly string[] Ordered = ["int", "uint", "double", "bool", "duration", "timestamp", "string", "bytes"];

    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare("isSorted", IsSorted, [.. Ordered.Select(type => $"list_{type}_is_sorted_bool: list({type}).() -> bool")]),
        CelFunction.Declare("sum", Sum, [.. Summed.Select(type => $"list_{type}_sum_{type}: list({type}).() -> {type}")]),
        CelFunction.Declare("max", static a => Extreme(a, 1, "max"), [.. Ordered.Select(type => $"list_{type}_max_{type}: list({type}).() -> {type}")]),
        CelFunction.Declare("min", static a => Extreme(a, -1, "min"), [.. Ordered.Select(type => $"list_{type}_min_{type}: list({type}).() -> {type}")]),
        CelFunction.Declare("indexOf", static a => IndexOf(a, last: false), "list_a_index_of_int: list(A).(A) -> int"),
        CelFunction.Declare("lastIndexOf", static a => IndexOf(a, last: true), "list_a_last_index_of_int: list(A).(A) -> int"),
        CelFunction.Declare("slice", Slice, "list_slice: list(T).(int, int) -> list(T)"),
        CelFunction.Declare("flatten", Flatten, "list_flatten: list(list(T)).() -> list(T)", "list_flatten_int: list(dyn).(int) -> list(dyn)"),
        CelFunction.Declare("sort", static a => Sort(a[0], a[0]), [.. Ordered.Select(type => $"list_{type}_sort: list({type}).() -> list({type})")]),
        CelFunction.Declare(
            "@sortByAssociatedKeys", static a => Sort(a[0], a[1]), [.. Ordered.Select(type => $"list_{type}_sortByAssociatedKeys: list(T).(list({type})) -> list(T)")]),
        CelFunction.Declare("lists.range", Range, "lists_range: (int) -> list(int)"),
        CelFunction.Declare("reverse", static a => a[0].Kind == CelKind.List ? Made(a[0].AsList.Reverse()) : CelValue.NoSuchOverload, "list_reverse: list(T).() -> list(T)"),
        CelFunction.Declare(
            "distinct", static a => a[0].Kind == CelKind.List ? Made(a[0].AsList.Distinct(CelValueComparer.Instance)) : CelValue.NoSuchOverload,
            "list_distinct: list(T).() -> list(T)"),
    ];

    private static CelValue Made(IEnumerable<CelValue> items)
    {
        var made = new List<CelValue>();
        foreach (var item in items)
        {
            CelEffort.SpendItems(1);
            made.Add(item);
        }

        return CelValue.Of(new CelArrayList(made));
    }

    private static CelValue IsSorted(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.List)
        {
            return CelValue.NoSuchOverload;
        }

        var list = arguments[0].AsList;
        for (var i = 1; i < list.Count; i++)
        {
            if (CelEquality.Compare(list[i - 1], list[i]) is not { } order)
            {
                return CelValue.NoSuchOverload;
            }

            if (order > 0)
            {
                return CelValue.False;
            }
        }

        return CelValue.True;
    }

    private static CelValue Sum(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.List)
        {
            return CelValue.NoSuchOverload;
        }

        var list = arguments[0].AsList;
        if (list.Count == 0)
        {
            return CelValue.Of(0L);
        }

        var sum = list[0];
        for (var i = 1; i < list.Count && !sum.IsError; i++)
        {
            sum = CelArithmetic.Add([sum, list[i]]);
        }

        return sum.IsNumber || sum.Kind is CelKind.Duration or CelKind.Error ? sum : CelValue.NoSuchOverload;
    }

    private static CelValue Extreme(ReadOnlySpan<CelValue> arguments, int sign, string name)
    {
        if (arguments[0].Kind != CelKind.List)
        {
            return CelValue.NoSuchOverload;
        }

        var list = arguments[0].AsList;
        if (list.Count == 0)
        {
            return CelValue.Error($"{name} called on empty list");
        }

        var best = list[0];
        for (var i = 1; i < list.Count; i++)
        {
            if (CelEquality.Compare(list[i], best) is not { } order)
            {
                return CelValue.NoSuchOverload;
            }

            best = Math.Sign(order) == sign ? list[i] : best;
        }

        return best;
    }

    private static CelValue IndexOf(ReadOnlySpan<CelValue> arguments, bool last)
    {
        if (arguments[0].Kind != CelKind.List)
        {
            return CelValue.NoSuchOverload;
        }

        var list = arguments[0].AsList;
        for (var i = 0; i < list.Count; i++)
        {
            var at = last ? list.Count - 1 - i : i;
            if (CelEquality.AreEqual(list[at], arguments[1]))
            {
                return CelValue.Of((long)at);
            }
        }

        return CelValue.Of(-1L);
    }

    private static CelValue Slice(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.List || arguments[1].Kind != CelKind.Int || arguments[2].Kind != CelKind.Int)
        {
            return CelValue.NoSuchOverload;
        }

        var (list, start, end) = (arguments[0].AsList, arguments[1].AsInt, arguments[2].AsInt);
        return start < 0 || end < 0 ? CelValue.Error($"cannot slice({start}, {end}), negative indexes not supported")
            : start > end ? CelValue.Error($"cannot slice({start}, {end}), start index must be less than or equal to end index")
            : end > list.Count ? CelValue.Error($"cannot slice({start}, {end}), list is length {list.Count}")
            : Made(Enumerable.Range((int)start, (int)(end - start)).Select(i => list[i]));
    }

    private static CelValue Flatten(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.List || (arguments.Length == 2 && arguments[1].Kind != CelKind.Int))
        {
            return CelValue.NoSuchOverload;
        }

        var depth = arguments.Length == 2 ? arguments[1].AsInt : 1;
        return depth < 0 ? CelValue.Error("level must be non-negative") : Made(Flatten(arguments[0].AsList, depth));
    }

    private static IEnumerable<CelValue> Flatten(CelList list, long depth) =>
        list.SelectMany(item => depth > 0 && item.Kind == CelKind.List ? Flatten(item.AsList, depth - 1) : [item]);

    private static CelValue Sort(CelValue list, CelValue keys)
    {
        if (list.Kind != CelKind.List || keys.Kind != CelKind.List)
        {
            return CelValue.NoSuchOverload;
        }

        if (list.AsList.Count != keys.AsList.Count)
        {
            return CelValue.Error("@sortByAssociatedKeys() expected a list of the same size as the associated keys list");
        }

        var pairs = list.AsList.Zip(keys.AsList).ToArray();
        if (pairs.Any(pair => CelEquality.Compare(pair.Second, pairs[0].Second) is null || pair.Second.Kind != pairs[0].Second.Kind))
        {
            return CelValue.Error("list elements must have the same type");
        }

        return Made(pairs.OrderBy(pair => pair.Second, Comparer<CelValue>.Create((left, right) => CelEquality.Compare(left, right) ?? 0)).Select(pair => pair.First));
    }

    private static CelValue Range(ReadOnlySpan<CelValue> arguments) => arguments[0].Kind != CelKind.Int ? CelValue.NoSuchOverload
        : arguments[0].AsInt is > MaxRange ? CelValue.Error($"lists.range: {arguments[0].AsInt} items are more than the allowed {MaxRange}")
        : CelValue.Of(new RangeList((int)Math.Max(0, arguments[0].AsInt)));

    /// <summary>A range takes no room until it is asked for its items.</summary>
    private sealed class RangeList(int count) : CelList
    {
        public override int Count => count;

        public override CelValue this[int index] => CelValue.Of((long)index);
    }
}
