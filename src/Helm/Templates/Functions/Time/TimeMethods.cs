using System.Globalization;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>The methods of time.Time that templates call.</summary>
internal static class TimeMethods
{
    private static readonly G Month = new("time.Month", GoKind.Int);
    private static readonly G Weekday = new("time.Weekday", GoKind.Int);

    public static TemplateMethod? Find(GoTime time, string name) => name switch
    {
        "Format" => new TemplateMethod([G.String], false, G.String, (_, a) => time.Format(a.Text(0))),
        "String" => Of(G.String, time.Text),
        "GoString" => Of(G.String, time.GoSyntax),
        "UTC" => Of(G.Time, time.In(GoLocation.Utc)),
        "Local" => Of(G.Time, time.In(GoLocation.Local)),
        "Location" => Of(GoLocation.GoType, time.Location),
        "IsDST" => Of(G.Bool, false),
        "IsZero" => Of(G.Bool, time.Seconds == 0 && time.Nanoseconds == 0),
        "MarshalJSON" => Written(() => $"\"{time.MarshalText("Time.MarshalJSON: ")}\""),
        "MarshalText" => Written(() => time.MarshalText("Time.MarshalText: ")),
        _ => Number(time, name) ?? Compared(time, name) ?? Moved(time, name),
    };

    private static TemplateMethod? Number(GoTime time, string name) => name switch
    {
        "Unix" => Of(G.Int64, new GoInt64(time.UnixSeconds)),
        "UnixNano" => Of(G.Int64, new GoInt64(unchecked((time.UnixSeconds * DurationMath.Second) + time.Nanoseconds))),
        "UnixMicro" => Of(G.Int64, new GoInt64(unchecked((time.UnixSeconds * 1_000_000) + (time.Nanoseconds / 1_000)))),
        "UnixMilli" => Of(G.Int64, new GoInt64(unchecked((time.UnixSeconds * 1_000) + (time.Nanoseconds / 1_000_000)))),
        "Year" => Of(G.Int, time.Local.Year),
        "Month" => Of(Month, new GoNamedInt(time.Local.Month, Month, CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(time.Local.Month))),
        "Weekday" => Of(Weekday, new GoNamedInt(time.Local.Weekday, Weekday, CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)time.Local.Weekday))),
        "Day" => Of(G.Int, (long)time.Local.Day),
        "YearDay" => Of(G.Int, (long)time.Local.YearDay),
        "Hour" => Of(G.Int, (long)time.Local.Hour),
        "Minute" => Of(G.Int, (long)time.Local.Minute),
        "Second" => Of(G.Int, (long)time.Local.Second),
        "Nanosecond" => Of(G.Int, (long)time.Nanoseconds),
        _ => null,
    };

    private static TemplateMethod? Compared(GoTime time, string name) => name switch
    {
        "Sub" => new TemplateMethod([G.Time], false, G.Duration, (_, a) => new GoDuration(time.Since((GoTime)a[0]!))),
        "Before" => new TemplateMethod([G.Time], false, G.Bool, (_, a) => time.Since((GoTime)a[0]!) < 0),
        "After" => new TemplateMethod([G.Time], false, G.Bool, (_, a) => time.Since((GoTime)a[0]!) > 0),
        "Equal" => new TemplateMethod([G.Time], false, G.Bool, (_, a) => time.Since((GoTime)a[0]!) == 0),
        "Compare" => new TemplateMethod([G.Time], false, G.Int, (_, a) => (long)Math.Sign(time.Since((GoTime)a[0]!))),
        _ => null,
    };

    private static TemplateMethod? Moved(GoTime time, string name) => name switch
    {
        "Add" => new TemplateMethod([G.Duration], false, G.Time, (_, a) => time.Add(((GoDuration)a[0]!).Nanoseconds)),
        "AddDate" => new TemplateMethod([G.Int, G.Int, G.Int], false, G.Time, (_, a) => AddDate(time, a)),
        "Truncate" => WithUnit(unit => time.Add(-time.Rest(unit)), time),
        "Round" => WithUnit(unit => time.Rest(unit) is var rest && rest < unit - rest ? time.Add(-rest) : time.Add(unit - rest), time),
        _ => null,
    };

    private static TemplateMethod Of(GoType type, object value) => new([], false, type, (_, _) => value);

    private static TemplateMethod Written(Func<string> write) =>
        new([], false, G.ByteSlice, (_, _) => GoList.Bytes(GoText.Encode(write())));

    private static TemplateMethod WithUnit(Func<long, GoTime> move, GoTime time) =>
        new([G.Duration], false, G.Time, (_, a) => ((GoDuration)a[0]!).Nanoseconds is > 0 and var unit ? move(unit) : time);

    private static GoTime AddDate(GoTime time, object?[] arguments)
    {
        var local = time.Local;
        var seconds = CivilTime.Seconds(
            unchecked(local.Year + arguments.Long(0)), unchecked(local.Month + arguments.Long(1)), unchecked(local.Day + arguments.Long(2)),
            (local.Hour * 3600) + (local.Minute * 60) + local.Second);
        return new GoTime(unchecked(seconds - time.Location.Offset), time.Nanoseconds, time.Location);
    }
}
