using System.Globalization;

namespace Flux.Manifests.Cel.Values;

/// <summary>A point in time to the nanosecond, between the years 1 and 9999.</summary>
/// <param name="Seconds">Seconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Nanoseconds">From 0 to 999,999,999.</param>
public sealed record CelTimestamp(long Seconds, int Nanoseconds)
{
    internal const long MinSeconds = -62135596800;
    internal const long MaxSeconds = 253402300799;

    /// <summary>The time without its nanoseconds below 100, in UTC.</summary>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeSeconds(Seconds).AddTicks(Nanoseconds / 100);

    internal int CompareTo(CelTimestamp other) =>
        Seconds != other.Seconds ? Seconds.CompareTo(other.Seconds) : Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>RFC 3339 with as many fraction digits as needed.</summary>
    public override string ToString()
    {
        var whole = DateTimeOffset.FromUnixTimeSeconds(Seconds).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        var fraction = Nanoseconds == 0 ? "" : "." + Nanoseconds.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');
        return $"{whole}{fraction}Z";
    }

    /// <summary>Reads RFC 3339; null when the text is not that or out of range.</summary>
    public static CelTimestamp? Parse(string text)
    {
        if (text.Length < 20 || text[10] is not ('T' or 't'))
        {
            return null;
        }

        var zone = text.AsSpan(19).IndexOfAny('Z', 'z', '+') is var at and >= 0 ? at + 19 : text.LastIndexOf('-');
        if (zone < 19 || !TryFraction(text.AsSpan(19, zone - 19), out var nanoseconds))
        {
            return null;
        }

        var stamp = text[..19].ToUpperInvariant() + text[zone..].ToUpperInvariant();
        string[] formats = ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:sszzz"];
        var isTime = (text[zone] is 'Z' or 'z' || text.Length - zone == 6)
            && DateTimeOffset.TryParseExact(stamp, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
        return isTime
            ? new CelTimestamp(DateTimeOffset.ParseExact(stamp, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds(), nanoseconds)
            : null;
    }

    private static bool TryFraction(ReadOnlySpan<char> text, out int nanoseconds)
    {
        nanoseconds = 0;
        if (text.Length == 0)
        {
            return true;
        }

        var digits = text[1..];
        if (text[0] is not ('.' or ',') || digits.Length == 0 || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        nanoseconds = int.Parse(digits.ToString().PadRight(9, '0').AsSpan(0, 9), CultureInfo.InvariantCulture);
        return true;
    }
}
