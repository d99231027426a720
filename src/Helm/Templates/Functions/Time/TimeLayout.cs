namespace Flux.Helm.Templates.Functions.Time;

/// <summary>Splits a Go date layout into its parts.</summary>
internal static class TimeLayout
{
    private static readonly string[] ZoneForms = ["070000", "07:00:00", "0700", "07:00", "07"];

    public static IEnumerable<LayoutPart> Parse(string layout)
    {
        var start = 0;
        for (var at = 0; at < layout.Length;)
        {
            var (element, skip, length) = Match(layout, at);
            if (element == LayoutElement.None)
            {
                at++;
                continue;
            }

            yield return new LayoutPart(layout[start..(at + skip)], element, layout.Substring(at + skip, length));
            at += skip + length;
            start = at;
        }

        yield return new LayoutPart(layout[start..], LayoutElement.None, "");
    }

    private static (LayoutElement Element, int Skip, int Length) Match(string layout, int at)
    {
        var rest = layout.AsSpan(at);
        return rest[0] switch
        {
            'J' when rest.StartsWith("Jan") => Named(rest, "January", LayoutElement.LongMonth, LayoutElement.Month),
            'M' when rest.StartsWith("Mon") => Named(rest, "Monday", LayoutElement.LongWeekday, LayoutElement.Weekday),
            'M' when rest.StartsWith("MST") => (LayoutElement.ZoneName, 0, 3),
            '0' => Zero(rest),
            '1' => rest.StartsWith("15") ? (LayoutElement.Hour, 0, 2) : (LayoutElement.NumberMonth, 0, 1),
            '2' => rest.StartsWith("2006") ? (LayoutElement.LongYear, 0, 4) : (LayoutElement.Day, 0, 1),
            '_' => Under(rest),
            '3' => (LayoutElement.Hour12, 0, 1),
            '4' => (LayoutElement.Minute, 0, 1),
            '5' => (LayoutElement.Second, 0, 1),
            'P' when rest.StartsWith("PM") => (LayoutElement.UpperHalf, 0, 2),
            'p' when rest.StartsWith("pm") => (LayoutElement.LowerHalf, 0, 2),
            '-' => Zone(rest, LayoutElement.NumericZone),
            'Z' => Zone(rest, LayoutElement.Iso8601Zone),
            '.' or ',' => Fraction(rest),
            _ => default,
        };
    }

    private static (LayoutElement Element, int Skip, int Length) Named(ReadOnlySpan<char> rest, string full, LayoutElement whole, LayoutElement cut) =>
        rest.StartsWith(full) ? (whole, 0, full.Length) : rest.Length > 3 && char.IsAsciiLetterLower(rest[3]) ? default : (cut, 0, 3);

    private static (LayoutElement Element, int Skip, int Length) Zero(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("002"))
        {
            return (LayoutElement.ZeroYearDay, 0, 3);
        }

        var element = rest.Length < 2 ? LayoutElement.None : rest[1] switch
        {
            '1' => LayoutElement.ZeroMonth,
            '2' => LayoutElement.ZeroDay,
            '3' => LayoutElement.ZeroHour12,
            '4' => LayoutElement.ZeroMinute,
            '5' => LayoutElement.ZeroSecond,
            '6' => LayoutElement.Year,
            _ => LayoutElement.None,
        };
        return (element, 0, 2);
    }

    private static (LayoutElement Element, int Skip, int Length) Under(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("__2"))
        {
            return (LayoutElement.UnderYearDay, 0, 3);
        }

        return !rest.StartsWith("_2") ? default : rest.StartsWith("_2006") ? (LayoutElement.LongYear, 1, 4) : (LayoutElement.UnderDay, 0, 2);
    }

    private static (LayoutElement Element, int Skip, int Length) Zone(ReadOnlySpan<char> rest, LayoutElement element)
    {
        foreach (var form in ZoneForms)
        {
            if (rest[1..].StartsWith(form))
            {
                return (element, 0, form.Length + 1);
            }
        }

        return default;
    }

    private static (LayoutElement Element, int Skip, int Length) Fraction(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 2 || rest[1] is not ('0' or '9'))
        {
            return default;
        }

        var length = rest[1..].IndexOfAnyExcept(rest[1]) is var end && end < 0 ? rest.Length - 1 : end;
        return rest.Length > length + 1 && char.IsAsciiDigit(rest[length + 1])
            ? default
            : (rest[1] == '0' ? LayoutElement.Fraction0 : LayoutElement.Fraction9, 0, length + 1);
    }
}
