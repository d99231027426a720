using System.Globalization;
using Flux.Helm.Templates.Functions.Data;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>Go's time.Time: an instant seen from a location.</summary>
/// <param name="seconds">The instant: whole seconds since the beginning of the year 1, wrapping around like Go's.</param>
/// <param name="nanoseconds">The fraction of the second.</param>
internal sealed class GoTime(long seconds, int nanoseconds, GoLocation location) : GoObject, IJsonForm
{
    public static readonly GoTime Zero = new(0, 0, GoLocation.Utc);

    private const string JsonLayout = "2006-01-02T15:04:05.999999999Z07:00";
    private const int LastJsonYear = 9_999;

    private static readonly long UnixEpoch = CivilTime.Seconds(1970, 1, 1, 0);

    public override GoType Type => GoType.Time;

    public override string Text => Format("2006-01-02 15:04:05.999999999 -0700 MST");

    /// <summary>What <c>%#v</c> prints.</summary>
    public override string GoSyntax
    {
        get
        {
            var local = Local;
            var month = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(local.Month);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"time.Date({local.Year}, time.{month}, {local.Day}, {local.Hour}, {local.Minute}, {local.Second}, {nanoseconds}, {location.Syntax})");
        }
    }

    public override IReadOnlyList<KeyValuePair<string, object?>> PrintedFields => [new("wall", (ulong)nanoseconds), new("ext", new GoInt64(seconds)), new("loc", ReferenceEquals(location, GoLocation.Utc) ? GoLocation.None : location)];

    public object JsonForm => MarshalText("json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: ");

    public long Seconds => seconds;

    public int Nanoseconds => nanoseconds;

    public GoLocation Location => location;

    /// <summary>What clocks and calendars there show.</summary>
    public CivilTime Local => CivilTime.At(unchecked(seconds + location.Offset));

    public long UnixSeconds => unchecked(seconds - UnixEpoch);

    public static GoTime FromUnix(long seconds, int nanoseconds = 0) => new(unchecked(seconds + UnixEpoch), nanoseconds, GoLocation.Local);

    public static GoTime Now(TimeProvider clock)
    {
        var ticks = clock.GetUtcNow().UtcTicks;
        return new GoTime(ticks / TimeSpan.TicksPerSecond, (int)(ticks % TimeSpan.TicksPerSecond) * 100, GoLocation.Local);
    }

    /// <summary>Reads a time; null, with Go's words for why, when it does not fit the layout.</summary>
    public static GoTime? Parse(string layout, string text, out string? error) => new TimeParser(layout, text).Parse(out error);

    /// <exception cref="TemplateCallException">The year has more than four digits; the text begins as given.</exception>
    public string MarshalText(string problem) =>
        Local.Year is >= 0 and <= LastJsonYear ? Format(JsonLayout) : throw new TemplateCallException($"{problem}year outside of range [0,{LastJsonYear}]");

    public string Format(string layout) => TimeFormatter.Format(this, layout);

    public GoTime In(GoLocation other) => new(seconds, nanoseconds, other);

    /// <summary>The same instant in a zone of the system's database; in UTC where it has none of that name.</summary>
    public GoTime In(string zoneName) => In(ZoneFile.Read(zoneName)?.At(UnixSeconds) ?? GoLocation.Utc);

    public GoTime Add(long duration)
    {
        var total = nanoseconds + (duration % DurationMath.Second);
        var carried = (duration / DurationMath.Second) + (total < 0 ? -1 : total >= DurationMath.Second ? 1 : 0);
        return new GoTime(unchecked(seconds + carried), (int)((total + DurationMath.Second) % DurationMath.Second), location);
    }

    /// <summary>This minus the other, in nanoseconds, saturating.</summary>
    public long Since(GoTime other)
    {
        var span = (((Int128)seconds - other.Seconds) * DurationMath.Second) + nanoseconds - other.Nanoseconds;
        return span > long.MaxValue ? long.MaxValue : span < long.MinValue ? long.MinValue : (long)span;
    }

    /// <summary>What is left of the time since the beginning of the year 1 when it is divided into spans.</summary>
    public long Rest(long unit)
    {
        var rest = (long)((((Int128)seconds * DurationMath.Second) + nanoseconds) % unit);
        return rest < 0 ? rest + unit : rest;
    }

    public override TemplateMethod? FindMethod(string name) => TimeMethods.Find(this, name);
}
