using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Quantities;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Resource quantities.</summary>
internal static class QuantityFunctions
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare("quantity", ToQuantity, "string_to_quantity: (string) -> quantity"),
        CelFunction.Declare(
            "isQuantity", static a => a[0].Kind == CelKind.String ? CelValue.Of(Quantity.TryParse(a[0].AsString, out _, out _)) : CelValue.NoSuchOverload,
            "is_quantity_string: (string) -> bool"),
        CelFunction.Declare("sign", static a => Of(a[0]) is { } value ? CelValue.Of((long)value.Sign) : CelValue.NoSuchOverload, "quantity_sign: (quantity) -> int"),
        CelFunction.Declare("isGreaterThan", static a => Compare(a, static order => CelValue.Of(order > 0)), "quantity_is_greater_than: quantity.(quantity) -> bool"),
        CelFunction.Declare("isLessThan", static a => Compare(a, static order => CelValue.Of(order < 0)), "quantity_is_less_than: quantity.(quantity) -> bool"),
        CelFunction.Declare("compareTo", static a => Compare(a, static order => CelValue.Of((long)Math.Sign(order))), "quantity_compare_to: quantity.(quantity) -> int"),
        CelFunction.Declare(
            "asApproximateFloat", static a => Of(a[0]) is { } value ? CelValue.Of(value.ToDouble()) : CelValue.NoSuchOverload, "quantity_get_float: quantity.() -> double"),
        CelFunction.Declare("asInteger", AsInteger, "quantity_get_int: quantity.() -> int"),
        CelFunction.Declare("isInteger", static a => Of(a[0]) is { } value ? CelValue.Of(value.TryGetInt64(out _)) : CelValue.NoSuchOverload, "quantity_is_integer: quantity.() -> bool"),
        CelFunction.Declare(
            "add", static a => Combine(a, static (left, right) => left.Add(right)),
            "quantity_add: quantity.(quantity) -> quantity", "quantity_add_int: quantity.(int) -> quantity"),
        CelFunction.Declare(
            "sub", static a => Combine(a, static (left, right) => left.Subtract(right)),
            "quantity_sub: quantity.(quantity) -> quantity", "quantity_sub_int: quantity.(int) -> quantity"),
    ];

    private static Quantity? Of(CelValue value) => value.Kind == CelKind.Opaque ? (value.AsOpaque as QuantityValue)?.Value : null;

    private static CelValue ToQuantity(ReadOnlySpan<CelValue> arguments) => arguments[0].Kind != CelKind.String ? CelValue.NoSuchOverload
        : Quantity.TryParse(arguments[0].AsString, out var value, out var error) ? CelValue.Of(new QuantityValue(value)) : CelValue.Error(error);

    private static CelValue AsInteger(ReadOnlySpan<CelValue> arguments) => Of(arguments[0]) is not { } value ? CelValue.NoSuchOverload
        : value.TryGetInt64(out var whole) ? CelValue.Of(whole) : CelValue.Error("cannot convert value to integer");

    private static CelValue Compare(ReadOnlySpan<CelValue> arguments, Func<int, CelValue> result) =>
        Of(arguments[0]) is { } left && Of(arguments[1]) is { } right ? result(left.CompareTo(right)) : CelValue.NoSuchOverload;

    private static CelValue Combine(ReadOnlySpan<CelValue> arguments, Func<Quantity, Quantity, Quantity> combine)
    {
        var right = arguments[1].Kind == CelKind.Int ? Quantity.Of(arguments[1].AsInt, QuantityFormat.DecimalExponent) : Of(arguments[1]);
        return Of(arguments[0]) is { } left && right is not null ? CelValue.Of(new QuantityValue(combine(left, right))) : CelValue.NoSuchOverload;
    }

    private sealed record QuantityValue(Quantity Value) : ICelOpaque
    {
        public CelType Type => CelTypes.Quantity;

        public bool IsEqual(ICelOpaque other) => other is QuantityValue quantity && quantity.Value == Value;

        public override string ToString() => Value.ToString();
    }
}
