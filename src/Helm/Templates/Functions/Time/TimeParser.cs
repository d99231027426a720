using System.Globalization;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>Reads a time after a Go layout.</summary>
internal sealed class TimeParser
{
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];
    private static readonly string[] Weekdays = CultureInfo.InvariantCulture.DateTimeFormat.DayNames;

    private readonly string _layout;
    private readonly string _text;
    private int _year = 1;
    private int _month = 1;
    private int _day = 1;
    private int _hour;
    private int _minute;
    private int _second;
    private int _nanoseconds;
    private int? _yearDay;
    private bool _afternoon;
    private bool _halfGiven;
    private GoLocation _location = GoLocation.Local;
    private string _rest;
    private string? _outOfRange;

    public TimeParser(string layout, string text)
    {
        _layout = layout;
        _text = text;
        _rest = text;
    }

    public GoTime? Parse(out string? error)
    {
        foreach (var part in TimeLayout.Parse(_layout))
        {
            if (!Literal(part.Literal))
            {
                error = Failure(part.Literal, _rest);
                return null;
            }

            var held = _rest;
            if (part.Element == LayoutElement.None)
            {
                error = _rest.Length > 0 ? $"parsing time {TimeQuote.Quote(_text)}: extra text: {TimeQuote.Quote(_rest)}" : null;
                return error is null ? Build(out error) : null;
            }

            if (!Element(part))
            {
                error = _outOfRange is null ? Failure(part.Text, held) : $"parsing time {TimeQuote.Quote(_text)}: {_outOfRange} out of range";
                return null;
            }
        }

        return Build(out error);
    }

    private string Failure(string element, string value) =>
        $"parsing time {TimeQuote.Quote(_text)} as {TimeQuote.Quote(_layout)}: cannot parse {TimeQuote.Quote(value)} as {TimeQuote.Quote(element)}";

    private GoTime? Build(out string? error)
    {
        error = null;
        if (_halfGiven)
        {
            _hour = (_hour % 12) + (_afternoon ? 12 : 0);
        }

        if (_yearDay is { } yearDay)
        {
            error = yearDay > 365 && CivilTime.DaysInMonth(_year, 2) < 29 ? $"parsing time {TimeQuote.Quote(_text)}: day-of-year out of range" : null;
            (_month, _day) = (1, yearDay);
        }
        else if (_day < 1 || _day > CivilTime.DaysInMonth(_year, _month))
        {
            error = $"parsing time {TimeQuote.Quote(_text)}: day out of range";
        }

        if (error is not null)
        {
            return null;
        }

        var local = CivilTime.Seconds(_year, _month, _day, (_hour * 3600) + (_minute * 60) + _second);
        return new GoTime(local - _location.Offset, _nanoseconds, _location);
    }

    /// <summary>Literal text must match; a space matches any number of them.</summary>
    private bool Literal(string literal)
    {
        foreach (var character in literal)
        {
            if (character == ' ')
            {
                if (_rest.Length > 0 && _rest[0] != ' ')
                {
                    return false;
                }

                _rest = _rest.TrimStart(' ');
            }
            else if (_rest.Length == 0 || _rest[0] != character)
            {
                return false;
            }
            else
            {
                _rest = _rest[1..];
            }
        }

        return true;
    }

    private bool Element(LayoutPart part)
    {
        switch (part.Element)
        {
            case LayoutElement.LongYear:
                return Number(4, 4, 0, 9999, "year", out _year);
            case LayoutElement.Year:
                var ok = Number(2, 2, 0, 99, "year", out _year);
                _year += _year >= 69 ? 1900 : 2000;
                return ok;
            case LayoutElement.LongMonth:
                return Name(Months, 99, out _month);
            case LayoutElement.Month:
                return Name(Months, 3, out _month);
            case LayoutElement.NumberMonth:
                return Number(1, 2, 1, 12, "month", out _month);
            case LayoutElement.ZeroMonth:
                return Number(2, 2, 1, 12, "month", out _month);
            case LayoutElement.LongWeekday:
                return Name(Weekdays, 99, out _);
            case LayoutElement.Weekday:
                return Name(Weekdays, 3, out _);
            case LayoutElement.Day or LayoutElement.UnderDay or LayoutElement.ZeroDay:
                _rest = part.Element == LayoutElement.UnderDay && _rest.StartsWith(' ') ? _rest[1..] : _rest;
                return Number(part.Element == LayoutElement.ZeroDay ? 2 : 1, 2, 0, 99, "day", out _day);
            case LayoutElement.UnderYearDay or LayoutElement.ZeroYearDay:
                _rest = part.Element == LayoutElement.UnderYearDay ? _rest.TrimStart(' ') : _rest;
                var read = Number(1, 3, 1, 366, "day-of-year", out var yearDay);
                _yearDay = yearDay;
                return read;
            default:
                return ClockElement(part);
        }
    }

    private bool ClockElement(LayoutPart part)
    {
        switch (part.Element)
        {
            case LayoutElement.Hour:
                return Number(1, 2, 0, 23, "hour", out _hour);
            case LayoutElement.Hour12:
                return Number(1, 2, 0, 12, "hour", out _hour);
            case LayoutElement.ZeroHour12:
                return Number(2, 2, 0, 12, "hour", out _hour);
            case LayoutElement.Minute:
                return Number(1, 2, 0, 59, "minute", out _minute);
            case LayoutElement.ZeroMinute:
                return Number(2, 2, 0, 59, "minute", out _minute);
            case LayoutElement.Second or LayoutElement.ZeroSecond:
                return Number(part.Element == LayoutElement.ZeroSecond ? 2 : 1, 2, 0, 59, "second", out _second) && OptionalFraction();
            case LayoutElement.UpperHalf or LayoutElement.LowerHalf:
                _halfGiven = true;
                _afternoon = _rest.StartsWith(part.Element == LayoutElement.UpperHalf ? "PM" : "pm", StringComparison.Ordinal);
                return (_afternoon || _rest.StartsWith(part.Element == LayoutElement.UpperHalf ? "AM" : "am", StringComparison.Ordinal)) && Skip(2);
            case LayoutElement.Fraction0:
                return _rest.Length >= part.Text.Length && _rest[0] is '.' or ',' && Fraction(part.Text.Length - 1);
            case LayoutElement.Fraction9:
                return OptionalFraction();
            case LayoutElement.ZoneName:
                return ZoneName();
            default:
                return Zone(part);
        }
    }

    private bool OptionalFraction()
    {
        if (_rest.Length < 2 || _rest[0] is not ('.' or ',') || !char.IsAsciiDigit(_rest[1]))
        {
            return true;
        }

        var length = 1;
        while (length < _rest.Length && char.IsAsciiDigit(_rest[length]))
        {
            length++;
        }

        return Fraction(length - 1);
    }

    private bool Fraction(int digits)
    {
        var part = _rest.AsSpan(1, digits);
        if (part.IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        _nanoseconds = int.Parse(part.ToString().PadRight(9, '0').AsSpan(0, 9), CultureInfo.InvariantCulture);
        return Skip(digits + 1);
    }

    private bool ZoneName()
    {
        var length = 0;
        while (length < _rest.Length && length < 5 && char.IsAsciiLetterUpper(_rest[length]))
        {
            length++;
        }

        var name = _rest[..length];
        _location = name == "UTC" ? GoLocation.Utc : new GoLocation(name, 0, name);
        return length >= 3 && Skip(length);
    }

    private bool Zone(LayoutPart part)
    {
        if (part.Element == LayoutElement.Iso8601Zone && _rest.StartsWith('Z'))
        {
            _location = GoLocation.Utc;
            return Skip(1);
        }

        if (_rest.Length < part.Text.Length || _rest[0] is not ('+' or '-'))
        {
            return false;
        }

        var digits = string.Concat(_rest[1..part.Text.Length].Where(char.IsAsciiDigit));
        if (digits.Length != part.Text.Count(char.IsAsciiDigit))
        {
            return false;
        }

        var numbers = digits.Chunk(2).Select(pair => int.Parse(pair, CultureInfo.InvariantCulture)).Concat([0, 0]).ToArray();
        var offset = ((numbers[0] * 3600) + (numbers[1] * 60) + numbers[2]) * (_rest[0] == '-' ? -1 : 1);
        _location = offset == 0 ? GoLocation.Local : new GoLocation("", offset, "");
        return Skip(part.Text.Length);
    }

    private bool Name(string[] names, int length, out int number)
    {
        for (number = 1; number <= names.Length; number++)
        {
            var name = names[number - 1][..Math.Min(length, names[number - 1].Length)];
            if (_rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return Skip(name.Length);
            }
        }

        return false;
    }

    private bool Number(int least, int most, int low, int high, string what, out int value)
    {
        var length = 0;
        while (length < most && length < _rest.Length && char.IsAsciiDigit(_rest[length]))
        {
            length++;
        }

        value = length < least ? 0 : int.Parse(_rest.AsSpan(0, length), CultureInfo.InvariantCulture);
        if (length < least)
        {
            return false;
        }

        _outOfRange = value < low || value > high ? what : null;
        return _outOfRange is null && Skip(length);
    }

    private bool Skip(int length)
    {
        _rest = _rest[length..];
        return true;
    }
}
