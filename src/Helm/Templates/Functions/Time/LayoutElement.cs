namespace Flux.Helm.Templates.Functions.Time;

/// <summary>What a layout can ask for, in the reference time of Go: 2006-01-02 15:04:05.</summary>
internal enum LayoutElement
{
    None,
    LongMonth,
    Month,
    NumberMonth,
    ZeroMonth,
    LongWeekday,
    Weekday,
    Day,
    UnderDay,
    ZeroDay,
    UnderYearDay,
    ZeroYearDay,
    Hour,
    Hour12,
    ZeroHour12,
    Minute,
    ZeroMinute,
    Second,
    ZeroSecond,
    LongYear,
    Year,
    UpperHalf,
    LowerHalf,
    ZoneName,
    Iso8601Zone,
    NumericZone,
    Fraction0,
    Fraction9,
}
