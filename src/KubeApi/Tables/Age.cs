using System.Globalization;

namespace Flux.KubeApi.Tables;

/// <summary>Durations as tables print them: the two largest units that matter.</summary>
public static class Age
{
    public const string Unknown = "<unknown>";

    /// <summary>The age of an RFC 3339 time, or <see cref="Unknown"/>.</summary>
    public static string Since(string? timestamp, DateTimeOffset now)
    {
        if (!DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var then))
        {
            return timestamp is null ? Unknown : "<invalid>";
        }

        return Format(now - then);
    }

    public static string Format(TimeSpan age)
    {
        var seconds = (long)Math.Floor(age.TotalSeconds);
        if (seconds < -1)
        {
            return "<invalid>";
        }

        return seconds switch
        {
            < 0 => "0s",
            < 120 => Text(seconds, "s"),
            < 600 => Two(seconds / 60, "m", seconds % 60, "s"),
            < 3 * 3600 => Text(seconds / 60, "m"),
            < 8 * 3600 => Two(seconds / 3600, "h", seconds / 60 % 60, "m"),
            < 48 * 3600 => Text(seconds / 3600, "h"),
            < 192 * 3600 => Two(seconds / 86400, "d", seconds / 3600 % 24, "h"),
            < 2L * 365 * 86400 => Text(seconds / 86400, "d"),
            < 8L * 365 * 86400 => Two(seconds / (365 * 86400), "y", seconds / 86400 % 365, "d"),
            _ => Text(seconds / (365 * 86400), "y"),
        };
    }

    private static string Text(long value, string unit) => value.ToString(CultureInfo.InvariantCulture) + unit;

    private static string Two(long large, string largeUnit, long small, string smallUnit) =>
        small == 0 ? Text(large, largeUnit) : Text(large, largeUnit) + Text(small, smallUnit);
}
