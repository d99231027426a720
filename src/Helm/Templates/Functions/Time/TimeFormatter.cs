using System.Globalization;
using System.Text;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>Prints a time after a Go layout.</summary>
internal static class TimeFormatter
{
    private static readonly DateTimeFormatInfo Names = CultureInfo.InvariantCulture.DateTimeFormat;

    public static string Format(GoTime time, string layout)
    {
        var output = new StringBuilder();
        var local = time.Local;
        foreach (var part in TimeLayout.Parse(layout))
        {
            output.Append(part.Literal);
            output.Append(Element(time, local, part));
        }

        return output.ToString();
    }

    private static string Element(GoTime time, CivilTime local, LayoutPart part) => part.Element switch
    {
        LayoutElement.LongMonth => Names.GetMonthName(local.Month),
        LayoutElement.Month => Names.GetAbbreviatedMonthName(local.Month),
        LayoutElement.NumberMonth => Number(local.Month),
        LayoutElement.ZeroMonth => Number(local.Month, 2),
        LayoutElement.LongWeekday => Names.GetDayName((DayOfWeek)local.Weekday),
        LayoutElement.Weekday => Names.GetAbbreviatedDayName((DayOfWeek)local.Weekday),
        LayoutElement.Day => Number(local.Day),
        LayoutElement.UnderDay => Number(local.Day).PadLeft(2),
        LayoutElement.ZeroDay => Number(local.Day, 2),
        LayoutElement.UnderYearDay => Number(local.YearDay).PadLeft(3),
        LayoutElement.ZeroYearDay => Number(local.YearDay, 3),
        LayoutElement.Hour => Number(local.Hour, 2),
        LayoutElement.Hour12 => Number(Hour12(local)),
        LayoutElement.ZeroHour12 => Number(Hour12(local), 2),
        LayoutElement.Minute => Number(local.Minute),
        LayoutElement.ZeroMinute => Number(local.Minute, 2),
        LayoutElement.Second => Number(local.Second),
        LayoutElement.ZeroSecond => Number(local.Second, 2),
        LayoutElement.LongYear => Year(local.Year),
        LayoutElement.Year => Number((int)(Math.Max(0, local.Year) % 100), 2),
        LayoutElement.UpperHalf => local.Hour >= 12 ? "PM" : "AM",
        LayoutElement.LowerHalf => local.Hour >= 12 ? "pm" : "am",
        LayoutElement.ZoneName => time.Location.Zone is { Length: > 0 } name ? name : ZoneOffset(time.Location.Offset, time.Location.Offset % 3600 == 0 ? "-07" : "-0700"),
        LayoutElement.Iso8601Zone => time.Location.Offset == 0 ? "Z" : ZoneOffset(time.Location.Offset, part.Text),
        LayoutElement.NumericZone => ZoneOffset(time.Location.Offset, part.Text),
        LayoutElement.Fraction0 => part.Text[0] + Fraction(time, part),
        LayoutElement.Fraction9 => Fraction(time, part).TrimEnd('0') is { Length: > 0 } digits ? part.Text[0] + digits : "",
        _ => "",
    };

    private static string Fraction(GoTime time, LayoutPart part) => Number(time.Nanoseconds, 9)[..Math.Min(part.Text.Length - 1, 9)];

    private static int Hour12(CivilTime time) => time.Hour % 12 == 0 ? 12 : time.Hour % 12;

    private static string ZoneOffset(int offset, string form)
    {
        var separator = form.Contains(':', StringComparison.Ordinal) ? ":" : "";
        var count = form.Count(char.IsAsciiDigit) / 2;

        // Go takes the sign from the minutes: of less than one before Greenwich it stands before the seconds.
        var isNegative = offset <= -60;
        var magnitude = isNegative ? -offset : offset;
        int[] parts = [magnitude / 3600, magnitude / 60 % 60, magnitude % 60];
        return (isNegative ? "-" : "+") + string.Join(separator, parts.Take(count).Select(part => Number(part, 2)));
    }

    private static string Year(long year) => (year < 0 ? "-" : "") + Math.Abs(year).ToString("0000", CultureInfo.InvariantCulture);

    private static string Number(int value, int width = 1) => value.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
}
