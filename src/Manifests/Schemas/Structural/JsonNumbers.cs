using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>Numbers as the API server holds them: an integer when the text is one that fits 64 bits, else a double.</summary>
internal static class JsonNumbers
{
    private const double LargestExact = 9007199254740991;

    /// <summary>True for doubles that JSON schema calls integers, rounding errors forgiven.</summary>
    public static bool IsInteger(double value)
    {
        if (double.IsNaN(value) || Math.Abs(value) > LargestExact)
        {
            return false;
        }

        var whole = Math.Truncate(value);
        return value.Equals(whole) || (whole != 0 && Math.Abs(value - whole) / (Math.Abs(value) + Math.Abs(whole)) < 1e-9);
    }

    /// <summary>True when the number is a value of the type and format; other types than integers and floats have no range.</summary>
    public static bool IsInRange(NumberNode number, string type, string format)
    {
        if (type == "integer")
        {
            return TryGetWhole(number, out var whole) && (format != "int32" || whole is >= int.MinValue and <= int.MaxValue);
        }

        return type != "number" || format != "float" || !float.IsInfinity((float)number.ToDouble());
    }

    public static bool IsMultiple(NumberNode number, NumberNode factor)
    {
        if (number.TryGetInt64(out var whole))
        {
            var divisor = (long)factor.ToDouble();
            return divisor > 0 && whole % divisor == 0;
        }

        var size = factor.ToDouble();
        var value = number.ToDouble();
        return size > 0 && IsInteger(size < 1 ? 1 / size * value : value / size);
    }

    /// <summary>Compares as the API server does: an integer only with the whole part of the limit.</summary>
    public static int CompareToLimit(NumberNode number, NumberNode limit) => number.TryGetInt64(out var whole)
        ? whole.CompareTo((long)limit.ToDouble())
        : number.ToDouble().CompareTo(limit.ToDouble());

    /// <summary>Whether an allowed value is met; a double meets an integer with its whole part.</summary>
    public static bool Meets(NumberNode number, NumberNode allowed)
    {
        if (allowed.TryGetInt64(out var whole))
        {
            return number.TryGetInt64(out var value) ? value == whole : Math.Truncate(number.ToDouble()).Equals(whole);
        }

        return number.ToDouble().Equals(allowed.ToDouble());
    }

    private static bool TryGetWhole(NumberNode number, out long whole)
    {
        if (number.TryGetInt64(out whole))
        {
            return true;
        }

        var value = number.ToDouble();
        whole = value is >= -9.2233720368547758e18 and < 9.2233720368547758e18 ? (long)value : 0;
        return value.Equals(Math.Truncate(value)) && Math.Abs(value) < 9.2233720368547758e18;
    }
}
