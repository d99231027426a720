using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Optional values. <c>or</c> and <c>orValue</c> are evaluated lazily by the evaluator; what stands here is for the checker.</summary>
internal static class OptionalFunctions
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare("optional.of", static a => CelValue.Of(CelOptional.Of(a[0])), "optional_of: (V) -> optional(V)"),
        CelFunction.Declare(
            "optional.ofNonZeroValue", static a => CelValue.Of(IsZero(a[0]) ? CelOptional.None : CelOptional.Of(a[0])), "optional_ofNonZeroValue: (V) -> optional(V)"),
        CelFunction.Declare("optional.none", static _ => CelValue.Of(CelOptional.None), "optional_none: () -> optional(V)"),
        CelFunction.Declare("optional.unwrap", Unwrap, "optional_unwrap: (list(optional(V))) -> list(V)"),
        CelFunction.Declare("unwrapOpt", Unwrap, "optional_unwrapOpt: list(optional(V)).() -> list(V)"),
        CelFunction.Declare("value", static a => a[0].Kind == CelKind.Optional ? a[0].AsOptional.Value : CelValue.NoSuchOverload, "optional_value: optional(V).() -> V"),
        CelFunction.Declare(
            "hasValue", static a => a[0].Kind == CelKind.Optional ? CelValue.Of(a[0].AsOptional.HasValue) : CelValue.NoSuchOverload, "optional_hasValue: optional(V).() -> bool"),
        CelFunction.Declare("or", static a => a[0].Kind == CelKind.Optional ? a[0].AsOptional.HasValue ? a[0] : a[1] : CelValue.NoSuchOverload, "optional_or_optional: optional(V).(optional(V)) -> optional(V)"),
        CelFunction.Declare("orValue", static a => a[0].Kind == CelKind.Optional ? a[0].AsOptional.HasValue ? a[0].AsOptional.Value : a[1] : CelValue.NoSuchOverload, "optional_orValue_value: optional(V).(V) -> V"),
        CelFunction.Declare("first", static a => End(a[0], first: true), "list_first: list(V).() -> optional(V)"),
        CelFunction.Declare("last", static a => End(a[0], first: false), "list_last: list(V).() -> optional(V)"),
        CelFunction.Declare(
            Operators.OptionalIndex, static _ => CelValue.NoSuchOverload,
            "list_optindex_optional_int: (list(V), int) -> optional(V)", "optional_list_optindex_optional_int: (optional(list(V)), int) -> optional(V)",
            "map_optindex_optional_value: (map(K, V), K) -> optional(V)", "optional_map_optindex_optional_value: (optional(map(K, V)), K) -> optional(V)"),
        CelFunction.Declare(
            Operators.Index, static _ => CelValue.NoSuchOverload,
            "optional_list_index_int: (optional(list(V)), int) -> optional(V)", "optional_map_index_value: (optional(map(K, V)), K) -> optional(V)"),
        CelFunction.Declare(Operators.OptionalSelect, static _ => CelValue.NoSuchOverload, "select_optional_field: (dyn, string) -> optional(dyn)"),
    ];

    private static CelValue End(CelValue list, bool first)
    {
        if (list.Kind != CelKind.List)
        {
            return CelValue.NoSuchOverload;
        }

        var items = list.AsList;
        return CelValue.Of(items.Count == 0 ? CelOptional.None : CelOptional.Of(items[first ? 0 : items.Count - 1]));
    }

    private static CelValue Unwrap(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.List)
        {
            return CelValue.NoSuchOverload;
        }

        var items = arguments[0].AsList.Where(item => item.Kind == CelKind.Optional && item.AsOptional.HasValue).Select(item => item.AsOptional.Value);
        return CelValue.Of(new CelArrayList([.. items]));
    }

    private static bool IsZero(CelValue value) => value.Kind switch
    {
        CelKind.Null => true,
        CelKind.Bool => !value.AsBool,
        CelKind.Int => value.AsInt == 0,
        CelKind.Uint => value.AsUint == 0,
        CelKind.Double => value.AsDouble == 0,
        CelKind.Duration => value.AsDuration == 0,
        CelKind.String or CelKind.Bytes or CelKind.List or CelKind.Map => CelSizes.Of(value) == 0,
        CelKind.Optional => !value.AsOptional.HasValue,
        _ => false,
    };
}
