using Flux.Manifests.Text;

namespace Flux.Sources.HelmRepositories;

/// <summary>RFC 3339 times as Go reads and writes them.</summary>
internal static class GoTime
{
    private const string Layout = "2006-01-02T15:04:05Z07:00";

    private static readonly string[] Elements = ["2006", "-", "01", "-", "02", "T", "15", ":", "04", ":", "05"];

    /// <returns>The time as it is written: the fraction without trailing zeros, the zone as it was given.</returns>
    /// <exception cref="SourceException">It is none; the text names the place.</exception>
    public static string Parse(string text)
    {
        var rest = text.AsSpan();
        foreach (var element in Elements)
        {
            var fits = rest.Length >= element.Length
                && (char.IsAsciiDigit(element[0]) ? rest[..element.Length].IndexOfAnyExceptInRange('0', '9') < 0 : rest.StartsWith(element));
            rest = fits ? rest[element.Length..] : throw Unreadable(text, rest, element);
        }

        var head = text[..^rest.Length];
        var fraction = "";
        if (rest.StartsWith(".") && rest.Length > 1 && char.IsAsciiDigit(rest[1]))
        {
            var end = rest[1..].IndexOfAnyExceptInRange('0', '9');
            var length = end < 0 ? rest.Length : end + 1;
            fraction = rest[..length].TrimEnd('0').TrimEnd('.').ToString();
            rest = rest[length..];
        }

        var zone = rest.ToString();
        var isZone = zone == "Z" || (zone.Length == 6 && zone[0] is '+' or '-' && zone[3] == ':' && char.IsAsciiDigit(zone[1]) && char.IsAsciiDigit(zone[5]));
        if (!isZone)
        {
            throw Unreadable(text, rest, "Z07:00");
        }

        if (!DateTimeOffset.TryParse(head + zone, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            throw new SourceException($"parsing time {GoText.Quote(text)}: day out of range");
        }

        return head + fraction + (zone is "+00:00" or "-00:00" ? "Z" : zone);
    }

    private static SourceException Unreadable(string text, ReadOnlySpan<char> rest, string element) =>
        new($"parsing time {GoText.Quote(text)} as {GoText.Quote(Layout)}: cannot parse {GoText.Quote(rest.ToString())} as {GoText.Quote(element)}");
}
