using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>The methods of time.Duration that templates call.</summary>
internal static class DurationMethods
{
    public static TemplateMethod? Find(GoDuration duration, string name)
    {
        var nanoseconds = duration.Nanoseconds;
        return name switch
        {
            "String" => Of(GoType.String, DurationText.Format(nanoseconds)),
            "Nanoseconds" => Of(GoType.Int64, new GoInt64(nanoseconds)),
            "Microseconds" => Of(GoType.Int64, new GoInt64(nanoseconds / 1_000)),
            "Milliseconds" => Of(GoType.Int64, new GoInt64(nanoseconds / 1_000_000)),
            "Seconds" => Of(GoType.Float64, DurationMath.InUnits(nanoseconds, DurationMath.Second)),
            "Minutes" => Of(GoType.Float64, DurationMath.InUnits(nanoseconds, DurationMath.Minute)),
            "Hours" => Of(GoType.Float64, DurationMath.InUnits(nanoseconds, DurationMath.Hour)),
            "Abs" => Of(GoType.Duration, new GoDuration(nanoseconds == long.MinValue ? long.MaxValue : Math.Abs(nanoseconds))),
            "Round" => WithUnit(unit => DurationMath.Round(nanoseconds, unit)),
            "Truncate" => WithUnit(unit => unit <= 0 ? nanoseconds : nanoseconds - (nanoseconds % unit)),
            _ => null,
        };
    }

    private static TemplateMethod Of(GoType type, object value) => new([], false, type, (_, _) => value);

    private static TemplateMethod WithUnit(Func<long, long> change) =>
        new([GoType.Duration], false, GoType.Duration, (_, arguments) => new GoDuration(change(((GoDuration)arguments[0]!).Nanoseconds)));
}
