using System.Globalization;
using System.Text;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Text;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Conversions between types: <c>int(x)</c>, <c>string(x)</c>, <c>duration(x)</c>, …</summary>
internal static class StandardConversions
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare("bool", ToBool, "bool_to_bool: (bool) -> bool", "string_to_bool: (string) -> bool"),
        CelFunction.Declare("bytes", ToBytes, "bytes_to_bytes: (bytes) -> bytes", "string_to_bytes: (string) -> bytes"),
        CelFunction.Declare(
            "double", ToDouble,
            "double_to_double: (double) -> double", "int64_to_double: (int) -> double", "string_to_double: (string) -> double", "uint64_to_double: (uint) -> double"),
        CelFunction.Declare(
            "duration", ToDuration,
            "duration_to_duration: (duration) -> duration", "int64_to_duration: (int) -> duration", "string_to_duration: (string) -> duration"),
        CelFunction.Declare("dyn", static a => a[0], "to_dyn: (A) -> dyn"),
        CelFunction.Declare(
            "int", ToInt,
            "int64_to_int64: (int) -> int", "double_to_int64: (double) -> int", "duration_to_int64: (duration) -> int", "string_to_int64: (string) -> int",
            "timestamp_to_int64: (timestamp) -> int", "uint64_to_int64: (uint) -> int"),
        CelFunction.Declare(
            "string", ToText,
            "string_to_string: (string) -> string", "bool_to_string: (bool) -> string", "bytes_to_string: (bytes) -> string", "double_to_string: (double) -> string",
            "duration_to_string: (duration) -> string", "int64_to_string: (int) -> string", "timestamp_to_string: (timestamp) -> string",
            "uint64_to_string: (uint) -> string"),
        CelFunction.Declare(
            "timestamp", ToTimestamp,
            "timestamp_to_timestamp: (timestamp) -> timestamp", "int64_to_timestamp: (int) -> timestamp", "string_to_timestamp: (string) -> timestamp"),
        CelFunction.Declare("type", static a => CelValue.Of(CelRuntimeTypes.Of(a[0])), "type: (T) -> type"),
        CelFunction.Declare(
            "uint", ToUint,
            "uint64_to_uint64: (uint) -> uint", "double_to_uint64: (double) -> uint", "int64_to_uint64: (int) -> uint", "string_to_uint64: (string) -> uint"),
    ];

    /// <summary>True for functions whose calls on constants are worked out when the program is made.</summary>
    public static bool IsConversion(string name) =>
        name is "bool" or "bytes" or "double" or "duration" or "dyn" or "int" or "string" or "timestamp" or "type" or "uint";

    public static CelValue ConversionError(string from, string to) => CelValue.Error($"type conversion error from '{from}' to '{to}'");

    private static CelValue ToBool(ReadOnlySpan<CelValue> arguments) => arguments[0].Kind switch
    {
        CelKind.Bool => arguments[0],
        CelKind.String => arguments[0].AsString switch
        {
            "1" or "t" or "true" or "TRUE" or "True" or "T" => CelValue.True,
            "0" or "f" or "false" or "FALSE" or "False" or "F" => CelValue.False,
            _ => ConversionError("string", "bool"),
        },
        _ => CelValue.NoSuchOverload,
    };

    private static CelValue ToBytes(ReadOnlySpan<CelValue> arguments) => arguments[0].Kind switch
    {
        CelKind.Bytes => arguments[0],
        CelKind.String => CelValue.Of(Encoding.UTF8.GetBytes(arguments[0].AsString)),
        _ => CelValue.NoSuchOverload,
    };

    private static CelValue ToDouble(ReadOnlySpan<CelValue> arguments)
    {
        var value = arguments[0];
        return value.Kind switch
        {
            CelKind.Double => value,
            CelKind.Int => CelValue.Of((double)value.AsInt),
            CelKind.Uint => CelValue.Of((double)value.AsUint),
            CelKind.String => double.TryParse(value.AsString, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
                ? CelValue.Of(number)
                : ConversionError("string", "double"),
            _ => CelValue.NoSuchOverload,
        };
    }

    private static CelValue ToDuration(ReadOnlySpan<CelValue> arguments)
    {
        var value = arguments[0];
        return value.Kind switch
        {
            CelKind.Duration => value,
            CelKind.Int => CelValue.Duration(value.AsInt),
            CelKind.String => GoDuration.TryParse(value.AsString, out var nanoseconds)
                ? CelValue.Duration(nanoseconds)
                : ConversionError("string", CelType.Duration.Name),
            _ => CelValue.NoSuchOverload,
        };
    }

    private static CelValue ToInt(ReadOnlySpan<CelValue> arguments)
    {
        var value = arguments[0];
        return value.Kind switch
        {
            CelKind.Int => value,
            CelKind.Uint => value.AsUint > long.MaxValue ? CelValue.Error("integer overflow") : CelValue.Of((long)value.AsUint),
            CelKind.Double => value.AsDouble is > -9223372036854775808.0 and < 9223372036854775808.0
                ? CelValue.Of((long)value.AsDouble)
                : CelValue.Error("integer overflow"),
            CelKind.Duration => CelValue.Of(value.AsDuration),
            CelKind.Timestamp => CelValue.Of(value.AsTimestamp.Seconds),
            CelKind.String => long.TryParse(value.AsString, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? CelValue.Of(number)
                : ConversionError("string", "int"),
            _ => CelValue.NoSuchOverload,
        };
    }

    private static CelValue ToUint(ReadOnlySpan<CelValue> arguments)
    {
        var value = arguments[0];
        return value.Kind switch
        {
            CelKind.Uint => value,
            CelKind.Int => value.AsInt < 0 ? CelValue.Error("unsigned integer overflow") : CelValue.Of((ulong)value.AsInt),
            CelKind.Double => value.AsDouble is >= 0 and < 18446744073709551616.0
                ? CelValue.Of((ulong)value.AsDouble)
                : CelValue.Error("unsigned integer overflow"),
            CelKind.String => ulong.TryParse(value.AsString, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? CelValue.Of(number)
                : ConversionError("string", "uint"),
            _ => CelValue.NoSuchOverload,
        };
    }

    private static CelValue ToText(ReadOnlySpan<CelValue> arguments)
    {
        var value = arguments[0];
        return value.Kind switch
        {
            CelKind.String => value,
            CelKind.Bool => CelValue.Of(value.AsBool ? "true" : "false"),
            CelKind.Int => CelValue.Of(value.AsInt.ToString(CultureInfo.InvariantCulture)),
            CelKind.Uint => CelValue.Of(value.AsUint.ToString(CultureInfo.InvariantCulture)),
            CelKind.Double => CelValue.Of(GoText.FormatFloat(value.AsDouble)),
            CelKind.Duration => CelValue.Of(CelDurations.Seconds(value.AsDuration)),
            CelKind.Timestamp => CelValue.Of(value.AsTimestamp.ToString()),
            CelKind.Bytes => TryUtf8(value.AsBytes, out var text) ? CelValue.Of(text) : CelValue.Error("invalid UTF-8 in bytes, cannot convert to string"),
            _ => CelValue.NoSuchOverload,
        };
    }

    private static CelValue ToTimestamp(ReadOnlySpan<CelValue> arguments)
    {
        var value = arguments[0];
        return value.Kind switch
        {
            CelKind.Timestamp => value,
            CelKind.Int => value.AsInt is >= CelTimestamp.MinSeconds and <= CelTimestamp.MaxSeconds
                ? CelValue.Of(new CelTimestamp(value.AsInt, 0))
                : CelValue.Error("timestamp overflow"),
            CelKind.String => CelTimestamp.Parse(value.AsString) is { } time ? CelValue.Of(time) : ConversionError("string", CelType.Timestamp.Name),
            _ => CelValue.NoSuchOverload,
        };
    }

    private static bool TryUtf8(byte[] bytes, out string text)
    {
        text = Encoding.UTF8.GetString(bytes);
        return !text.Contains('\ufffd', StringComparison.Ordinal) || Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(bytes);
    }
}
