using System.Globalization;
using Flux.Helm.Templates.Functions.Time;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Values.Schemas.Formats;

/// <summary>Times and spans of time as RFC 3339 writes them.</summary>
internal static class TimeFormats
{
    private static readonly string[] Units = ["YMD", "HMS"];

    public static string? Date(string text) => GoTime.Parse("2006-01-02", text, out var error) is null ? error : null;

    public static string? Time(string text)
    {
        if (text.Length < 9)
        {
            return "less than 9 characters long";
        }

        if (text[2] != ':' || text[5] != ':')
        {
            return "missing colon in correct place";
        }

        if (Number(text[..2]) is not { } hours || Number(text[3..5]) is not { } minutes || Number(text[6..8]) is not { } seconds)
        {
            return "invalid hour/min/sec";
        }

        if (hours < 0 || minutes < 0 || seconds < 0)
        {
            return "non-positive hour/min/sec";
        }

        if (hours > 23 || minutes > 59 || seconds > 60)
        {
            return "hour/min/sec out of range";
        }

        return Rest(text[8..], (hours * 60) + minutes, seconds == 60);
    }

    public static string? DateAndTime(string text) =>
        text.Length < 20 ? "less than 20 characters long"
        : text[10] is not ('t' or 'T') ? "11th character must be t or T"
        : Date(text[..10]) is { } date ? $"invalid date element: {date}"
        : Time(text[11..]) is { } time ? $"invalid time element: {time}"
        : null;

    public static string? Duration(string text)
    {
        if (!text.StartsWith('P'))
        {
            return "must start with P";
        }

        var rest = text[1..];
        if (rest.Length == 0)
        {
            return "nothing after P";
        }

        if (rest.EndsWith('W'))
        {
            return rest.Length == 1 ? "no number in week" : rest[..^1].All(char.IsAsciiDigit) ? null : "invalid week";
        }

        var parts = rest.Split('T');
        return Enumerable.Range(0, parts.Length).Select(index => index > 0 && parts[index].Length == 0 ? "no time elements"
            : index >= Units.Length ? "more than one T"
            : Elements(parts[index], Units[index])).FirstOrDefault(problem => problem is not null);
    }

    public static string? Period(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return "missing slash";
        }

        var (start, end) = (text[..slash], text[(slash + 1)..]);
        var startsWithSpan = start.StartsWith('P');
        return (startsWithSpan ? Duration(start) : DateAndTime(start)) is { } first ? $"invalid start {(startsWithSpan ? "duration" : "date-time")}: {first}"
            : !startsWithSpan && end.StartsWith('P') ? Duration(end) is { } span ? $"invalid end duration: {span}" : null
            : DateAndTime(end) is { } last ? $"invalid end date-time: {last}"
            : null;
    }

    /// <summary>What follows the seconds: a fraction and an offset.</summary>
    private static string? Rest(string text, int minuteOfDay, bool isLeapSecond)
    {
        if (text.StartsWith('.'))
        {
            var digits = text[1..].TakeWhile(char.IsAsciiDigit).Count();
            if (digits == 0)
            {
                return "no digits in second fraction";
            }

            text = text[(1 + digits)..];
        }

        var offset = 0;
        if (text is not ("z" or "Z"))
        {
            if (OffsetProblem(text, out offset) is { } problem)
            {
                return problem;
            }
        }

        return isLeapSecond && (minuteOfDay - offset + (24 * 60)) % (24 * 60) != (24 * 60) - 1 ? "invalid leap second" : null;
    }

    private static string? OffsetProblem(string text, out int offset)
    {
        offset = 0;
        if (GoText.ByteCount(text) != 6)
        {
            return "offset must be 6 characters long";
        }

        if (text[0] is not ('+' or '-'))
        {
            return "offset must begin with plus/minus";
        }

        if (text.Length < 6 || text[3] != ':')
        {
            return "missing colon in offset in correct place";
        }

        if (Number(text[1..3]) is not { } hours || Number(text[4..]) is not { } minutes)
        {
            return "invalid hour/min in offset";
        }

        offset = ((hours * 60) + minutes) * (text[0] == '-' ? -1 : 1);
        return hours < 0 || minutes < 0 ? "non-positive hour/min in offset"
            : hours > 23 || minutes > 59 ? "hour/min in offset out of range"
            : null;
    }

    private static string? Elements(string text, string units)
    {
        var left = units;
        while (text.Length > 0)
        {
            var digits = text.TakeWhile(char.IsAsciiDigit).Count();
            if (digits == 0)
            {
                return "missing number";
            }

            if (digits == text.Length)
            {
                return "missing unit";
            }

            var unit = text[digits];
            var at = left.IndexOf(unit, StringComparison.Ordinal);
            if (at < 0)
            {
                return units.Contains(unit, StringComparison.Ordinal) ? $"unit {GoQuote.QuoteRune(unit)} out of order" : $"invalid unit {GoQuote.QuoteRune(unit)}";
            }

            (left, text) = (left[(at + 1)..], text[(digits + 1)..]);
        }

        return null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
