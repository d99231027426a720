using System.Buffers;
using System.Globalization;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>How a zone goes on after the last change that is listed, in the form of POSIX's TZ: <c>CET-1CEST,M3.5.0,M10.5.0/3</c>.</summary>
internal sealed class ZoneRule
{
    private const int SecondsPerDay = 86_400;
    private const int UsualTime = 2 * 3600;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create("0123456789,+-");

    private readonly GoLocation _standard;
    private readonly GoLocation? _summer;
    private readonly Change _start;
    private readonly Change _end;

    private ZoneRule(GoLocation standard, GoLocation? summer, Change start, Change end) => (_standard, _summer, _start, _end) = (standard, summer, start, end);

    /// <summary>A rule is read whole or not at all.</summary>
    public static ZoneRule? Parse(string text)
    {
        try
        {
            var rest = text.AsSpan();
            var name = Name(ref rest);
            var standard = new GoLocation("", -Time(ref rest), name);
            if (rest.IsEmpty)
            {
                return new ZoneRule(standard, null, default, default);
            }

            name = Name(ref rest);
            var summer = new GoLocation("", rest is [] or [',', ..] ? standard.Offset + 3600 : -Time(ref rest), name);
            return new ZoneRule(standard, summer, Change.Parse(ref rest), Change.Parse(ref rest));
        }
        catch (Exception error) when (error is FormatException or ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    public GoLocation At(long unixSeconds)
    {
        if (_summer is null)
        {
            return _standard;
        }

        var epoch = CivilTime.Seconds(1970, 1, 1, 0);
        var year = CivilTime.At(unchecked(unixSeconds + epoch)).Year;
        var inYear = unchecked(unixSeconds + epoch - CivilTime.Seconds(year, 1, 1, 0));
        var (start, end) = (_start.InYear(year) - _standard.Offset, _end.InYear(year) - _summer.Offset);

        // South of the equator summer begins late in a year and ends early.
        return end < start
            ? inYear >= end && inYear < start ? _standard : _summer
            : inYear >= start && inYear < end ? _summer : _standard;
    }

    private static string Name(ref ReadOnlySpan<char> rest)
    {
        var isQuoted = rest[0] == '<';
        var end = isQuoted ? rest.IndexOf('>') : rest.IndexOfAny(NameEnds);
        var name = rest[(isQuoted ? 1 : 0)..end].ToString();
        rest = rest[(isQuoted ? end + 1 : end)..];
        return name;
    }

    /// <summary>Hours, and minutes and seconds after colons, in seconds.</summary>
    private static int Time(ref ReadOnlySpan<char> rest)
    {
        var sign = rest[0] == '-' ? -1 : 1;
        rest = rest[0] is '-' or '+' ? rest[1..] : rest;
        var total = 0;
        for (var unit = 3600; unit >= 1; unit /= 60)
        {
            total += unit * Number(ref rest);
            if (rest is not [':', ..])
            {
                break;
            }

            rest = rest[1..];
        }

        return sign * total;
    }

    private static int Number(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? rest : rest[..end];
        rest = rest[digits.Length..];
        return int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>A day of each year and a time on it.</summary>
    /// <param name="Form">M: day of a week of a month; J: day of the year, the leap day not counted; otherwise counted from 0.</param>
    private readonly record struct Change(char Form, int Month, int Week, int Day, int Time)
    {
        public static Change Parse(ref ReadOnlySpan<char> rest)
        {
            rest = rest[1..];
            var form = rest[0];
            rest = form is 'M' or 'J' ? rest[1..] : rest;
            var (first, week, day) = (Number(ref rest), 0, 0);
            if (form == 'M')
            {
                rest = rest[1..];
                week = Number(ref rest);
                rest = rest[1..];
                day = Number(ref rest);
            }

            var time = UsualTime;
            if (rest is ['/', ..])
            {
                rest = rest[1..];
                time = ZoneRule.Time(ref rest);
            }

            return form == 'M' ? new Change(form, first, week, day, time) : new Change(form, 0, 0, first, time);
        }

        /// <summary>Seconds of clocks since the beginning of the year.</summary>
        public long InYear(long year)
        {
            if (Form != 'M')
            {
                var isAfterLeapDay = Form == 'J' && Day > 59 && CivilTime.DaysInMonth(year, 2) == 29;
                return ((long)(Form == 'J' && !isAfterLeapDay ? Day - 1 : Day) * SecondsPerDay) + Time;
            }

            var first = CivilTime.At(CivilTime.Seconds(year, Month, 1, 0));
            var day = ((Day - first.Weekday + 7) % 7) + (7 * (Week - 1));
            day = day >= CivilTime.DaysInMonth(year, Month) ? day - 7 : day;
            return ((long)(first.YearDay - 1 + day) * SecondsPerDay) + Time;
        }
    }
}
