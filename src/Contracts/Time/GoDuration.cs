using System.Buffers;
using System.Globalization;
using System.Text;

namespace Flux.Contracts.Time;

/// <summary>Durations as Go writes them (<c>1h30m</c>, <c>9m30s</c>, <c>1.5s</c>), which is how specs and messages hold them.</summary>
public static class GoDuration
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, double Ticks)[] Units =
    [
        ("ns", TimeSpan.TicksPerMicrosecond / 1000.0),
        ("us", TimeSpan.TicksPerMicrosecond),
        ("µs", TimeSpan.TicksPerMicrosecond),
        ("ms", TimeSpan.TicksPerMillisecond),
        ("h", TimeSpan.TicksPerHour),
        ("m", TimeSpan.TicksPerMinute),
        ("s", TimeSpan.TicksPerSecond),
    ];

    /// <returns>False when the text is not a sequence of numbers with units.</returns>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var rest = text.AsSpan();
        var negative = rest[0] == '-';
        rest = rest[0] is '-' or '+' ? rest[1..] : rest;
        if (rest is "0")
        {
            return true;
        }

        double ticks = 0;
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            rest = rest[digits..];
            if (!TryUnit(rest, out var unit, out var scale))
            {
                return false;
            }

            rest = rest[unit..];
            ticks += number * scale;
        }

        if (ticks == 0 || double.IsNaN(ticks) || ticks > TimeSpan.MaxValue.Ticks)
        {
            return ticks == 0 && text.Length > 1;
        }

        duration = TimeSpan.FromTicks((long)(negative ? -ticks : ticks));
        return true;
    }

    /// <summary>As Go prints a duration: no leading zero units, fractions only in the smallest one.</summary>
    public static string Format(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
        {
            return "0s";
        }

        var sign = duration < TimeSpan.Zero ? "-" : "";
        var absolute = duration.Duration();
        return sign + (absolute < TimeSpan.FromSeconds(1) ? FormatFraction(absolute) : FormatWhole(absolute));
    }

    private static string FormatFraction(TimeSpan duration) => duration.TotalMilliseconds >= 1
        ? Number(duration.TotalMilliseconds) + "ms"
        : Number(duration.TotalMicroseconds) + "µs";

    private static string FormatWhole(TimeSpan duration)
    {
        var text = new StringBuilder();
        var hours = (long)duration.TotalHours;
        if (hours > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{hours}h");
        }

        if (hours > 0 || duration.Minutes > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{duration.Minutes}m");
        }

        var seconds = (duration.Ticks % TimeSpan.TicksPerMinute) / (double)TimeSpan.TicksPerSecond;
        return text.Append(Number(seconds)).Append('s').ToString();
    }

    private static string Number(double value) => value.ToString("0.#######", CultureInfo.InvariantCulture);

    private static bool TryUnit(ReadOnlySpan<char> text, out int length, out double ticks)
    {
        foreach (var (unit, scale) in Units)
        {
            if (text.StartsWith(unit, StringComparison.Ordinal))
            {
                (length, ticks) = (unit.Length, scale);
                return true;
            }
        }

        (length, ticks) = (0, 0);
        return false;
    }
}
