using System.Globalization;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>sprig's functions on dates. The local zone is UTC.</summary>
internal static class TimeFunctions
{
    private static readonly G[] TextAndTime = [G.String, G.Time];

    public static FunctionGroup All { get; } = Create();

    private static FunctionGroup Create()
    {
        var group = new FunctionGroup
        {
            { "now", [], G.Time, (context, _) => GoTime.Now(context.Environment.Clock) },
            { "date", [G.String, G.Interface], G.String, (context, a) => Instant(context, a[1]).Format(a.Text(0)) },
            { "htmlDate", [G.Interface], G.String, (context, a) => Instant(context, a[0]).Format("2006-01-02") },
            { "htmlDateInZone", [G.Interface, G.String], G.String, (context, a) => Instant(context, a[0]).In(a.Text(1)).Format("2006-01-02") },
            { "toDate", [G.String, G.String], G.Time, a => GoTime.Parse(a.Text(0), a.Text(1), out _) ?? GoTime.Zero },
            { "mustToDate", [G.String, G.String], G.Time, a => GoTime.Parse(a.Text(0), a.Text(1), out var error) ?? throw new TemplateCallException(error!) },
            { "unixEpoch", [G.Time], G.String, a => ((GoTime)a[0]!).UnixSeconds.ToString(CultureInfo.InvariantCulture) },
            { "ago", [G.Interface], G.String, (context, a) => Ago(context, a) },
            { "duration", [G.Interface], G.String, a => DurationText.Format(unchecked(Seconds(a[0]) * DurationMath.Second)) },
            { "durationRound", [G.Interface], G.String, (context, a) => RoundedAge(context, a) },
        };
        foreach (var name in (string[])["dateInZone", "date_in_zone"])
        {
            group.Add(name, [G.String, G.Interface, G.String], G.String, (context, a) => Instant(context, a[1]).In(a.Text(2)).Format(a.Text(0)));
        }

        foreach (var name in (string[])["dateModify", "date_modify"])
        {
            group.Add(name, TextAndTime, G.Time, a => DurationText.Parse(a.Text(0)) is { } change ? ((GoTime)a[1]!).Add(change) : a[1]);
        }

        foreach (var name in (string[])["mustDateModify", "must_date_modify"])
        {
            group.Add(name, TextAndTime, G.Time, a => ((GoTime)a[1]!).Add(DurationText.Parse(a.Text(0)) ?? throw new TemplateCallException(DurationProblem.Of(a.Text(0)))));
        }

        return group;
    }

    private static GoTime Instant(CallContext context, object? value) => value switch
    {
        GoTime time => time.In(GoLocation.Local),
        long or GoInt64 or int => GoTime.FromUnix(GoNumbers.ToInt64(value)),
        _ => GoTime.Now(context.Environment.Clock),
    };

    private static string Ago(CallContext context, object?[] arguments)
    {
        var age = GoTime.Now(context.Environment.Clock).Since(Instant(context, arguments[0]));
        return DurationText.Format(DurationMath.Round(age, DurationMath.Second));
    }

    private static long Seconds(object? value) => value switch
    {
        GoInt64 number => number.Value,
        string text => GoNumberText.ParseInt(text, 10) ?? 0,
        _ => 0,
    };

    private static string RoundedAge(CallContext context, object?[] arguments)
    {
        var duration = arguments[0] switch
        {
            string text => DurationText.Parse(text) ?? 0,
            GoInt64 number => number.Value,
            GoTime time => GoTime.Now(context.Environment.Clock).Since(time),
            _ => 0,
        };
        var magnitude = duration < 0 ? unchecked((ulong)-duration) : (ulong)duration;
        (long Unit, string Name)[] units =
        [
            (365 * 24 * DurationMath.Hour, "y"), (30 * 24 * DurationMath.Hour, "mo"), (24 * DurationMath.Hour, "d"),
            (DurationMath.Hour, "h"), (DurationMath.Minute, "m"), (DurationMath.Second, "s"),
        ];
        foreach (var (unit, name) in units)
        {
            if (magnitude > (ulong)unit)
            {
                return (magnitude / (ulong)unit).ToString(CultureInfo.InvariantCulture) + name;
            }
        }

        return "0s";
    }
}
