using System.Numerics;

namespace Flux.Helm.Templates.Values;

/// <summary>Integers of all of Go's types.</summary>
internal static class GoNumbers
{
    public static BigInteger ToBigInteger(object value) => value switch
    {
        long number => number,
        GoInt64 number => number.Value,
        int number => number,
        byte number => number,
        uint number => number,
        ulong number => number,
        GoDuration duration => duration.Nanoseconds,
        GoNamedInt named => named.Value,
        _ => throw new InvalidOperationException($"{value.GetType()} is no integer"),
    };

    public static bool IsSigned(object? value) => value is long or GoInt64 or int or GoDuration or GoNamedInt;

    public static bool IsUnsigned(object? value) => value is byte or uint or ulong;

    public static bool IsInteger(object? value) => IsSigned(value) || IsUnsigned(value);

    public static long ToInt64(object value) => value is ulong big ? unchecked((long)big) : (long)ToBigInteger(value);
}
