using System.Globalization;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>
/// Texts that YAML 1.1 reads as a point in time. They stay strings when read, but a writer must quote them, and an explicit
/// tag is checked against it.
/// </summary>
internal static class Timestamp
{
    /// <summary>A date, or a date with a time after <c>T</c> or <c>t</c> and a zone, or after a space and without one.</summary>
    public static bool IsTimestamp(ReadOnlySpan<byte> text)
    {
        if (text.Length < 8 || text[4] != '-' || !TryTakeNumber(ref text, 4, 4, out var year) || !TryTakeDate(ref text, year))
        {
            return false;
        }

        if (text.IsEmpty)
        {
            return true;
        }

        var separator = text[0];
        text = text[1..];
        if (separator is not ((byte)'T' or (byte)'t' or (byte)' ') || !TryTakeTime(ref text))
        {
            return false;
        }

        return separator == ' ' ? text.IsEmpty : IsZone(text);
    }

    private static bool TryTakeDate(ref ReadOnlySpan<byte> text, int year)
    {
        if (!TryTake(ref text, '-') || !TryTakeNumber(ref text, 1, 2, out var month)
            || !TryTake(ref text, '-') || !TryTakeNumber(ref text, 1, 2, out var day))
        {
            return false;
        }

        return month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth(year, month);
    }

    private static int DaysInMonth(int year, int month) =>
        year == 0 ? DateTime.DaysInMonth(4, month) : DateTime.DaysInMonth(year, month);

    private static bool TryTakeTime(ref ReadOnlySpan<byte> text)
    {
        if (!TryTakeNumber(ref text, 1, 2, out var hour) || hour > 23
            || !TryTake(ref text, ':') || !TryTakeNumber(ref text, 1, 2, out var minute) || minute > 59
            || !TryTake(ref text, ':') || !TryTakeNumber(ref text, 1, 2, out var second) || second > 59)
        {
            return false;
        }

        if (text.Length > 1 && text[0] is (byte)'.' or (byte)',' && text[1] is >= (byte)'0' and <= (byte)'9')
        {
            text = text[1..];
            var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            digits = digits < 0 ? text.Length : digits;
            text = text[digits..];
        }

        return true;
    }

    private static bool IsZone(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("Z"u8))
        {
            return true;
        }

        return text.Length == 6 && text[0] is (byte)'+' or (byte)'-' && text[3] == ':'
            && int.TryParse(text[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours <= 24
            && int.TryParse(text[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes < 60;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected)
        {
            return false;
        }

        text = text[1..];
        return true;
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<byte> text, int minDigits, int maxDigits, out int value)
    {
        value = 0;
        var digits = 0;
        while (digits < maxDigits && digits < text.Length && text[digits] is >= (byte)'0' and <= (byte)'9')
        {
            value = (value * 10) + text[digits++] - '0';
        }

        text = text[digits..];
        return digits >= minDigits;
    }
}
