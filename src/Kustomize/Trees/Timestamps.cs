using System.Globalization;

namespace Flux.Kustomize.Trees;

/// <summary>Plain scalars that YAML takes for a point in time, and the text JSON shows for them.</summary>
internal static class Timestamps
{
    private static readonly string[] Zoned =
    [
        "yyyy-M-d'T'H:m:s.FFFFFFFK", "yyyy-M-d't'H:m:s.FFFFFFFK",
    ];

    private static readonly string[] Local = ["yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-d"];

    public static bool IsTimestamp(string text) => TryFormat(text, out _);

    /// <summary>The RFC 3339 text of a timestamp, in UTC when it names no zone.</summary>
    public static bool TryFormat(string text, out string formatted)
    {
        formatted = "";
        if (text.Length < 8 || text[4] != '-' || text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            formatted = local.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
            return true;
        }

        var hasZone = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 7;
        if (!hasZone || !DateTimeOffset.TryParseExact(text, Zoned, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return false;
        }

        var zone = moment.Offset == TimeSpan.Zero ? "'Z'" : "zzz";
        formatted = moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF" + zone, CultureInfo.InvariantCulture);
        return true;
    }
}
