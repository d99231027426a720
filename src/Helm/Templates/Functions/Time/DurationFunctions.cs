using Flux.Helm.Templates.Formatting;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>Helm's functions on durations: numbers are seconds; what is no duration counts as zero unless "must" is asked.</summary>
internal static class DurationFunctions
{
    private const double MaxSeconds = long.MaxValue / 1e9;

    private static readonly G[] One = [G.Interface];

    public static FunctionGroup All { get; } = new()
    {
        { "mustToDuration", One, G.Duration, a => new GoDuration(Read(a[0], out var error) ?? throw new TemplateCallException(error!)) },
        { "durationSeconds", One, G.Float64, a => DurationMath.InUnits(OrZero(a[0]), DurationMath.Second) },
        { "durationMinutes", One, G.Float64, a => DurationMath.InUnits(OrZero(a[0]), DurationMath.Minute) },
        { "durationHours", One, G.Float64, a => DurationMath.InUnits(OrZero(a[0]), DurationMath.Hour) },
        { "durationDays", One, G.Float64, a => DurationMath.InUnits(OrZero(a[0]), DurationMath.Hour) / 24 },
        { "durationWeeks", One, G.Float64, a => DurationMath.InUnits(OrZero(a[0]), DurationMath.Hour) / 24 / 7 },
        { "durationMilliseconds", One, G.Int64, a => new GoInt64(OrZero(a[0]) / 1_000_000) },
        { "durationMicroseconds", One, G.Int64, a => new GoInt64(OrZero(a[0]) / 1_000) },
        { "durationNanoseconds", One, G.Int64, a => new GoInt64(OrZero(a[0])) },
        { "durationRoundTo", [G.Interface, G.Interface], G.Duration, a => new GoDuration(DurationMath.Round(OrZero(a[0]), OrZero(a[1]))) },
        { "durationTruncateTo", [G.Interface, G.Interface], G.Duration, a => new GoDuration(Truncate(OrZero(a[0]), OrZero(a[1]))) },
    };

    private static long OrZero(object? value) => Read(value, out _) ?? 0;

    private static long Truncate(long duration, long unit) => unit <= 0 ? duration : duration - (duration % unit);

    private static long? Read(object? value, out string? error)
    {
        error = null;
        switch (value)
        {
            case null:
                error = "invalid duration";
                return null;
            case GoDuration duration:
                return duration.Nanoseconds;
            case string text:
                return FromText(text, out error);
            case double number:
                return FromSeconds(number, out error);
            case { } when GoNumbers.IsInteger(value):
                var seconds = GoNumbers.ToBigInteger(value);
                error = seconds > long.MaxValue / DurationMath.Second || seconds < long.MinValue / DurationMath.Second ? $"duration seconds overflow: {seconds}" : null;
                return error is null ? (long)seconds * DurationMath.Second : null;
            default:
                error = $"unsupported duration type {GoType.Of(value)}";
                return null;
        }
    }

    private static long? FromText(string text, out string? error)
    {
        error = null;
        var trimmed = Strings.GoSpace.Trim(text);
        if (trimmed.Length == 0)
        {
            error = "empty duration";
            return null;
        }

        if (DurationText.Parse(trimmed) is { } duration)
        {
            return duration;
        }

        if (GoNumberText.ParseFloat(trimmed) is { } seconds)
        {
            return FromSeconds(seconds, out error);
        }

        error = $"could not parse duration {GoQuote.Quote(text)}";
        return null;
    }

    private static long? FromSeconds(double seconds, out string? error)
    {
        error = !double.IsFinite(seconds)
            ? $"invalid duration seconds: {FloatText.Format(seconds, 'g', -1)}"
            : Math.Abs(seconds) > MaxSeconds ? $"duration seconds overflow: {FloatText.Format(seconds, 'g', -1)}" : null;
        return error is null ? (long)(seconds * 1e9) : null;
    }
}
