using System.Buffers;
using System.Globalization;
using System.Text;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>Go's text form of durations: <c>1h2m3.5s</c>.</summary>
internal static class DurationText
{
    private const long Microsecond = 1_000;
    private const long Millisecond = 1_000_000;
    private const long Second = 1_000_000_000;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    public static string Format(long nanoseconds)
    {
        if (nanoseconds == 0)
        {
            return "0s";
        }

        var magnitude = nanoseconds < 0 ? unchecked((ulong)-nanoseconds) : (ulong)nanoseconds;
        var sign = nanoseconds < 0 ? "-" : "";
        return magnitude switch
        {
            < (ulong)Microsecond => sign + magnitude.ToString(CultureInfo.InvariantCulture) + "ns",
            < (ulong)Millisecond => sign + WithFraction(magnitude, Microsecond) + "µs",
            < (ulong)Second => sign + WithFraction(magnitude, Millisecond) + "ms",
            _ => sign + Clock(magnitude),
        };
    }

    /// <summary>Reads what <see cref="Format"/> writes, with any of Go's units; null when it is no duration.</summary>
    public static long? Parse(string text)
    {
        var rest = text.AsSpan();
        var negative = rest is ['-', ..];
        if (rest is ['-' or '+', ..])
        {
            rest = rest[1..];
        }

        if (rest is "0")
        {
            return 0;
        }

        if (rest.IsEmpty)
        {
            return null;
        }

        decimal total = 0;
        while (!rest.IsEmpty)
        {
            var length = rest.IndexOfAnyExcept(NumberCharacters);
            if (length <= 0 || rest[..length] is "." || rest[..length].Count('.') > 1 || length > 25)
            {
                return null;
            }

            var number = decimal.Parse(rest[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            rest = rest[length..];
            var unitLength = rest.IndexOfAny(NumberCharacters) is var next && next < 0 ? rest.Length : next;
            if (Unit(rest[..unitLength]) is not { } unit)
            {
                return null;
            }

            total += decimal.Truncate(number * unit);
            rest = rest[unitLength..];
            if (total > (decimal)long.MaxValue + (negative ? 1 : 0))
            {
                return null;
            }
        }

        return (long)(negative ? -total : total);
    }

    private static long? Unit(ReadOnlySpan<char> name) => name switch
    {
        "ns" => 1,
        "us" or "µs" or "μs" => Microsecond,
        "ms" => Millisecond,
        "s" => Second,
        "m" => 60 * Second,
        "h" => 3600 * Second,
        _ => null,
    };

    private static string Clock(ulong magnitude)
    {
        var seconds = magnitude / Second;
        var text = new StringBuilder();
        if (seconds >= 3600)
        {
            text.Append(seconds / 3600).Append('h');
        }

        if (seconds >= 60)
        {
            text.Append(seconds / 60 % 60).Append('m');
        }

        return text.Append(WithFraction(((seconds % 60) * Second) + (magnitude % Second), Second)).Append('s').ToString();
    }

    private static string WithFraction(ulong magnitude, long unit)
    {
        var whole = (magnitude / (ulong)unit).ToString(CultureInfo.InvariantCulture);
        var fraction = (magnitude % (ulong)unit).ToString(CultureInfo.InvariantCulture)
            .PadLeft(unit.ToString(CultureInfo.InvariantCulture).Length - 1, '0').TrimEnd('0');
        return fraction.Length == 0 ? whole : $"{whole}.{fraction}";
    }
}
