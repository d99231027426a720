namespace Flux.Helm.Templates.Functions.Time;

/// <summary>
/// A second in the Gregorian calendar, which is applied to all years: Go's times reach hundreds of thousands of millions of years either way.
/// </summary>
/// <param name="Weekday">0 is Sunday.</param>
internal readonly record struct CivilTime(long Year, int Month, int Day, int YearDay, int Weekday, int Hour, int Minute, int Second)
{
    private const int SecondsPerDay = 86_400;
    private const int DaysPerCycle = 146_097;
    private const int YearsPerCycle = 400;

    /// <summary>From the first of March of the year 0, which cycles are counted from lest the leap day be in the middle, to the first day of the year 1.</summary>
    private const int DaysBeforeFirst = 306;

    /// <summary>Go counts in unsigned seconds from a year far enough back: where its signed seconds overflow, years go on.</summary>
    private const long CyclesBeforeFirst = 730_692_556;

    /// <param name="seconds">Since the beginning of the year 1.</param>
    public static CivilTime At(long seconds)
    {
        var absolute = unchecked((ulong)seconds + ((ulong)CyclesBeforeFirst * DaysPerCycle * SecondsPerDay));
        var days = (long)(absolute / SecondsPerDay) - (CyclesBeforeFirst * DaysPerCycle);
        var ofDay = (int)(absolute % SecondsPerDay);
        var (year, month, day) = Date(days);
        return new CivilTime(
            year, month, day, (int)(days - DaysTo(year, 1, 1)) + 1, (int)(((days % 7) + 8) % 7), ofDay / 3600, ofDay / 60 % 60, ofDay % 60);
    }

    /// <summary>Seconds since the beginning of the year 1. Months and days beyond their range run into the next ones.</summary>
    public static long Seconds(long year, long month, long day, int secondOfDay)
    {
        var months = unchecked((year * 12) + month - 1);
        var (inYear, rest) = (months / 12, months % 12);
        (inYear, rest) = rest < 0 ? (inYear - 1, rest + 12) : (inYear, rest);
        return unchecked(((DaysTo(inYear, (int)rest + 1, 1) + day - 1) * SecondsPerDay) + secondOfDay);
    }

    public static int DaysInMonth(long year, int month) => (int)(DaysTo(month == 12 ? year + 1 : year, (month % 12) + 1, 1) - DaysTo(year, month, 1));

    /// <summary>Days from the first day of the year 1.</summary>
    private static long DaysTo(long year, int month, int day)
    {
        var marchYear = month <= 2 ? year - 1 : year;
        var cycle = Floor(marchYear, YearsPerCycle);
        var inCycle = marchYear - (cycle * YearsPerCycle);
        var dayOfYear = (((153 * ((month + 9) % 12)) + 2) / 5) + day - 1;
        return unchecked((cycle * DaysPerCycle) + (inCycle * 365) + (inCycle / 4) - (inCycle / 100) + dayOfYear - DaysBeforeFirst);
    }

    private static (long Year, int Month, int Day) Date(long days)
    {
        var fromMarch = days + DaysBeforeFirst;
        var cycle = Floor(fromMarch, DaysPerCycle);
        var inCycle = (int)(fromMarch - (cycle * DaysPerCycle));
        var year = (inCycle - (inCycle / 1_460) + (inCycle / 36_524) - (inCycle / 146_096)) / 365;
        var dayOfYear = inCycle - ((365 * year) + (year / 4) - (year / 100));
        var month = ((5 * dayOfYear) + 2) / 153;
        var isNextYear = month >= 10;
        return ((cycle * YearsPerCycle) + year + (isNextYear ? 1 : 0), isNextYear ? month - 9 : month + 3, dayOfYear - (((153 * month) + 2) / 5) + 1);
    }

    private static long Floor(long value, long divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);
}
