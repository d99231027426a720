using System.Globalization;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>The parts of times and durations, in UTC or in a time zone.</summary>
internal static class StandardTimes
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        Part("getFullYear", "year", static time => time.Year),
        Part("getMonth", "month", static time => time.Month - 1),
        Part("getDayOfYear", "day_of_year", static time => time.DayOfYear - 1),
        Part("getDayOfMonth", "day_of_month", static time => time.Day - 1),
        Part("getDate", "day_of_month_1_based", static time => time.Day),
        Part("getDayOfWeek", "day_of_week", static time => (int)time.DayOfWeek),
        Part("getHours", "hours", static time => time.Hour, 3_600_000_000_000),
        Part("getMinutes", "minutes", static time => time.Minute, 60_000_000_000),
        Part("getSeconds", "seconds", static time => time.Second, 1_000_000_000),
        Part("getMilliseconds", "milliseconds", static time => time.Millisecond, 1_000_000),
    ];

    /// <param name="unit">Nanoseconds of the unit in which a duration is given; 0 when durations have no such part.</param>
    private static CelFunction Part(string name, string id, Func<DateTimeOffset, int> part, long unit = 0)
    {
        string[] ofTime = [$"timestamp_to_{id}: timestamp.() -> int", $"timestamp_to_{id}_with_tz: timestamp.(string) -> int"];
        string[] ofDuration = unit == 0 ? [] : [$"duration_to_{id}: duration.() -> int"];
        return CelFunction.Declare(name, arguments => Apply(arguments, part, unit), [.. ofTime, .. ofDuration]);
    }

    private static CelValue Apply(ReadOnlySpan<CelValue> arguments, Func<DateTimeOffset, int> part, long unit)
    {
        if (arguments[0].Kind == CelKind.Duration && unit > 0 && arguments.Length == 1)
        {
            // Of durations, milliseconds are only those of the current second.
            return CelValue.Of(unit == 1_000_000 ? arguments[0].AsDuration / unit % 1000 : arguments[0].AsDuration / unit);
        }

        if (arguments[0].Kind != CelKind.Timestamp || (arguments.Length == 2 && arguments[1].Kind != CelKind.String))
        {
            return CelValue.NoSuchOverload;
        }

        var time = arguments[0].AsTimestamp.ToDateTimeOffset();
        if (arguments.Length == 1)
        {
            return CelValue.Of(part(time));
        }

        var zone = arguments[1].AsString;
        return Offset(zone, time) is { } offset ? CelValue.Of(part(time.ToOffset(offset))) : CelValue.Error($"unknown time zone {zone}");
    }

    private static TimeSpan? Offset(string zone, DateTimeOffset time)
    {
        var text = zone.TrimStart('+', '-');
        var parts = text.Split(':');
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && hours < 14 && minutes < 60)
        {
            var offset = new TimeSpan(hours, minutes, 0);
            return zone.StartsWith('-') ? -offset : offset;
        }

        return zone is "" or "UTC" ? TimeSpan.Zero
            : zone.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found.GetUtcOffset(time)
            : null;
    }
}
