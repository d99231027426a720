using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>The methods of time.Time that templates call.</summary>
internal static class TimeMethods
{
    public static TemplateMethod? Find(GoTime time, string name) => name switch
    {
        "Format" => new TemplateMethod([G.String], false, G.String, (_, a) => time.Format(a.Text(0))),
        "String" => Of(G.String, time.Text),
        "Unix" => Of(G.Int64, new GoInt64(time.UnixSeconds)),
        "UnixNano" => Of(G.Int64, new GoInt64(unchecked((time.UnixSeconds * DurationMath.Second) + time.Nanoseconds))),
        "UnixMilli" => Of(G.Int64, new GoInt64((time.UnixSeconds * 1000) + (time.Nanoseconds / 1_000_000))),
        "UTC" => Of(G.Time, new GoTime(time.Utc, time.Nanoseconds, TimeSpan.Zero, "UTC")),
        "Local" => Of(G.Time, time.In("Local")),
        "Year" => Of(G.Int, (long)time.Local.Year),
        "Day" => Of(G.Int, (long)time.Local.Day),
        "YearDay" => Of(G.Int, (long)time.Local.DayOfYear),
        "Hour" => Of(G.Int, (long)time.Local.Hour),
        "Minute" => Of(G.Int, (long)time.Local.Minute),
        "Second" => Of(G.Int, (long)time.Local.Second),
        "Nanosecond" => Of(G.Int, (long)time.Nanoseconds),
        "IsZero" => Of(G.Bool, time.Utc == DateTime.MinValue && time.Nanoseconds == 0),
        "Add" => new TemplateMethod([G.Duration], false, G.Time, (_, a) => time.Add(((GoDuration)a[0]!).Nanoseconds)),
        "Sub" => new TemplateMethod([G.Time], false, G.Duration, (_, a) => new GoDuration(time.Since((GoTime)a[0]!))),
        "Before" => new TemplateMethod([G.Time], false, G.Bool, (_, a) => time.Since((GoTime)a[0]!) < 0),
        "After" => new TemplateMethod([G.Time], false, G.Bool, (_, a) => time.Since((GoTime)a[0]!) > 0),
        "Equal" => new TemplateMethod([G.Time], false, G.Bool, (_, a) => time.Since((GoTime)a[0]!) == 0),
        "AddDate" => new TemplateMethod([G.Int, G.Int, G.Int], false, G.Time, (_, a) => AddDate(time, a)),
        _ => null,
    };

    private static TemplateMethod Of(GoType type, object value) => new([], false, type, (_, _) => value);

    private static GoTime AddDate(GoTime time, object?[] arguments)
    {
        // Overflowing days run into the next month, as in Go.
        var local = time.Local;
        var months = (local.Year * 12L) + local.Month - 1 + (arguments.Long(0) * 12) + arguments.Long(1);
        var first = new DateTime((int)Math.Clamp(months / 12, 1, 9998), (int)(months % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var moved = first.AddDays(local.Day - 1 + Math.Clamp(arguments.Long(2), -1_000_000, 1_000_000)) + local.TimeOfDay;
        return new GoTime(moved - time.Offset, time.Nanoseconds, time.Offset, time.Zone);
    }
}
