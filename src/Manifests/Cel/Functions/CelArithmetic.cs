using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Arithmetic that reports overflow rather than wrapping.</summary>
internal static class CelArithmetic
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private static readonly CelValue IntOverflow = CelValue.Error("integer overflow");
    private static readonly CelValue UintOverflow = CelValue.Error("unsigned integer overflow");
    private static readonly CelValue DurationOverflow = CelValue.Error("duration overflow");
    private static readonly CelValue TimestampOverflow = CelValue.Error("timestamp overflow");

    public static CelValue Add(ReadOnlySpan<CelValue> arguments)
    {
        var (left, right) = (arguments[0], arguments[1]);
        return (left.Kind, right.Kind) switch
        {
            (CelKind.Int, CelKind.Int) => Whole((Int128)left.AsInt + right.AsInt),
            (CelKind.Uint, CelKind.Uint) => Unsigned((Int128)left.AsUint + right.AsUint),
            (CelKind.Double, CelKind.Double) => CelValue.Of(left.AsDouble + right.AsDouble),
            (CelKind.String, CelKind.String) => Join(left.AsString, right.AsString),
            (CelKind.Bytes, CelKind.Bytes) => Join(left.AsBytes, right.AsBytes),
            (CelKind.List, CelKind.List) => left.AsList.Concat(right.AsList),
            (CelKind.Duration, CelKind.Duration) => Duration((Int128)left.AsDuration + right.AsDuration),
            (CelKind.Timestamp, CelKind.Duration) => Shift(left.AsTimestamp, right.AsDuration),
            (CelKind.Duration, CelKind.Timestamp) => Shift(right.AsTimestamp, left.AsDuration),
            _ => CelValue.NoSuchOverload,
        };
    }

    private static CelValue Join(string left, string right)
    {
        CelEffort.Spend((long)left.Length + right.Length);
        return CelValue.Of(left + right);
    }

    private static CelValue Join(byte[] left, byte[] right)
    {
        CelEffort.Spend((long)left.Length + right.Length);
        return CelValue.Of((byte[])[.. left, .. right]);
    }

    public static CelValue Subtract(ReadOnlySpan<CelValue> arguments)
    {
        var (left, right) = (arguments[0], arguments[1]);
        return (left.Kind, right.Kind) switch
        {
            (CelKind.Int, CelKind.Int) => Whole((Int128)left.AsInt - right.AsInt),
            (CelKind.Uint, CelKind.Uint) => Unsigned((Int128)left.AsUint - right.AsUint),
            (CelKind.Double, CelKind.Double) => CelValue.Of(left.AsDouble - right.AsDouble),
            (CelKind.Duration, CelKind.Duration) => Duration((Int128)left.AsDuration - right.AsDuration),
            (CelKind.Timestamp, CelKind.Duration) => Shift(left.AsTimestamp, -(Int128)right.AsDuration),
            (CelKind.Timestamp, CelKind.Timestamp) => Duration(Nanoseconds(left.AsTimestamp) - Nanoseconds(right.AsTimestamp)),
            _ => CelValue.NoSuchOverload,
        };
    }

    public static CelValue Multiply(ReadOnlySpan<CelValue> arguments)
    {
        var (left, right) = (arguments[0], arguments[1]);
        return (left.Kind, right.Kind) switch
        {
            (CelKind.Int, CelKind.Int) => Whole((Int128)left.AsInt * right.AsInt),
            (CelKind.Uint, CelKind.Uint) => Unsigned((UInt128)left.AsUint * right.AsUint),
            (CelKind.Double, CelKind.Double) => CelValue.Of(left.AsDouble * right.AsDouble),
            _ => CelValue.NoSuchOverload,
        };
    }

    public static CelValue Divide(ReadOnlySpan<CelValue> arguments)
    {
        var (left, right) = (arguments[0], arguments[1]);
        return (left.Kind, right.Kind) switch
        {
            (CelKind.Int, CelKind.Int) => right.AsInt == 0 ? CelValue.Error("division by zero") : Whole((Int128)left.AsInt / right.AsInt),
            (CelKind.Uint, CelKind.Uint) => right.AsUint == 0 ? CelValue.Error("division by zero") : CelValue.Of(left.AsUint / right.AsUint),
            (CelKind.Double, CelKind.Double) => CelValue.Of(left.AsDouble / right.AsDouble),
            _ => CelValue.NoSuchOverload,
        };
    }

    public static CelValue Modulo(ReadOnlySpan<CelValue> arguments)
    {
        var (left, right) = (arguments[0], arguments[1]);
        return (left.Kind, right.Kind) switch
        {
            (CelKind.Int, CelKind.Int) => right.AsInt == 0 ? CelValue.Error("modulus by zero")
                : left.AsInt == long.MinValue && right.AsInt == -1 ? IntOverflow : CelValue.Of(left.AsInt % right.AsInt),
            (CelKind.Uint, CelKind.Uint) => right.AsUint == 0 ? CelValue.Error("modulus by zero") : CelValue.Of(left.AsUint % right.AsUint),
            _ => CelValue.NoSuchOverload,
        };
    }

    public static CelValue Negate(ReadOnlySpan<CelValue> arguments) => arguments[0].Kind switch
    {
        CelKind.Int => Whole(-(Int128)arguments[0].AsInt),
        CelKind.Double => CelValue.Of(-arguments[0].AsDouble),
        _ => CelValue.NoSuchOverload,
    };

    private static CelValue Whole(Int128 value) => value < long.MinValue || value > long.MaxValue ? IntOverflow : CelValue.Of((long)value);

    private static CelValue Unsigned(Int128 value) => value < 0 || value > ulong.MaxValue ? UintOverflow : CelValue.Of((ulong)value);

    private static CelValue Unsigned(UInt128 value) => value > ulong.MaxValue ? UintOverflow : CelValue.Of((ulong)value);

    private static CelValue Duration(Int128 value) =>
        value < long.MinValue || value > long.MaxValue ? DurationOverflow : CelValue.Duration((long)value);

    private static Int128 Nanoseconds(CelTimestamp time) => ((Int128)time.Seconds * NanosecondsPerSecond) + time.Nanoseconds;

    private static CelValue Shift(CelTimestamp time, Int128 by)
    {
        var total = Nanoseconds(time) + by;
        var seconds = total / NanosecondsPerSecond;
        var rest = total % NanosecondsPerSecond;
        if (rest < 0)
        {
            rest += NanosecondsPerSecond;
            seconds--;
        }

        return seconds < CelTimestamp.MinSeconds || seconds > CelTimestamp.MaxSeconds
            ? TimestampOverflow
            : CelValue.Of(new CelTimestamp((long)seconds, (int)rest));
    }
}
