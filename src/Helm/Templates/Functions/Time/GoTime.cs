using Flux.Helm.Templates.Functions.Data;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>Go's time.Time: an instant seen from a zone.</summary>
internal sealed class GoTime(DateTime utc, int nanoseconds, TimeSpan offset, string zone) : GoObject, IJsonForm
{
    public static readonly GoTime Zero = new(DateTime.MinValue, 0, TimeSpan.Zero, "UTC");

    public override GoType Type => GoType.Time;

    public override string Text => Format("2006-01-02 15:04:05.999999999 -0700 MST");

    public object JsonForm => Format("2006-01-02T15:04:05.999999999Z07:00");

    /// <summary>The instant, whole seconds.</summary>
    public DateTime Utc => utc;

    /// <summary>The fraction of the second.</summary>
    public int Nanoseconds => nanoseconds;

    public TimeSpan Offset => offset;

    public string Zone => zone;

    /// <summary>What clocks in its zone show.</summary>
    public DateTime Local => Shift(utc, offset.Ticks);

    public long UnixSeconds => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;

    public static GoTime FromUnix(long seconds, int nanoseconds = 0) =>
        new(Shift(DateTime.UnixEpoch, seconds > 1L << 40 || seconds < -(1L << 40) ? (seconds > 0 ? long.MaxValue : long.MinValue) : seconds * TimeSpan.TicksPerSecond), nanoseconds, TimeSpan.Zero, "UTC");

    public static GoTime Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var fraction = now.Ticks % TimeSpan.TicksPerSecond;
        return new GoTime(now.AddTicks(-fraction), (int)fraction * 100, TimeSpan.Zero, "UTC");
    }

    /// <summary>Reads a time; null, with Go's words for why, when it does not fit the layout.</summary>
    public static GoTime? Parse(string layout, string text, out string? error) => new TimeParser(layout, text).Parse(out error);

    public string Format(string layout) => TimeFormatter.Format(this, layout);

    public GoTime In(string zoneName)
    {
        if (zoneName is "" or "UTC" or "Local" || !TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out var found))
        {
            return new GoTime(utc, nanoseconds, TimeSpan.Zero, "UTC");
        }

        var there = found.GetUtcOffset(utc);
        return new GoTime(utc, nanoseconds, there, ZoneNames.Abbreviation(found, utc, there));
    }

    public GoTime Add(long duration)
    {
        var total = nanoseconds + (duration % DurationMath.Second);
        var seconds = (duration / DurationMath.Second) + (total < 0 ? -1 : total >= DurationMath.Second ? 1 : 0);
        var fraction = (total + DurationMath.Second) % DurationMath.Second;
        return new GoTime(Shift(utc, seconds * TimeSpan.TicksPerSecond), (int)fraction, offset, zone);
    }

    /// <summary>This minus the other, in nanoseconds, saturating.</summary>
    public long Since(GoTime other)
    {
        var span = ((Int128)(utc.Ticks - other.Utc.Ticks) * 100) + nanoseconds - other.Nanoseconds;
        return span > long.MaxValue ? long.MaxValue : span < long.MinValue ? long.MinValue : (long)span;
    }

    public override TemplateMethod? FindMethod(string name) => TimeMethods.Find(this, name);

    private static DateTime Shift(DateTime time, long ticks)
    {
        var sum = (Int128)time.Ticks + ticks;
        return sum < 0 ? DateTime.MinValue : sum > DateTime.MaxValue.Ticks ? DateTime.MaxValue : new DateTime((long)sum, DateTimeKind.Utc);
    }
}
