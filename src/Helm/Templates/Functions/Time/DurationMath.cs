namespace Flux.Helm.Templates.Functions.Time;

internal static class DurationMath
{
    public const long Second = 1_000_000_000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;

    /// <summary>Whole units and the fraction apart, as Go computes it: the sum rounds once.</summary>
    public static double InUnits(long nanoseconds, long unit) => (nanoseconds / unit) + ((double)(nanoseconds % unit) / unit);

    /// <summary>The nearest multiple, halves away from zero; saturating.</summary>
    public static long Round(long nanoseconds, long unit)
    {
        if (unit <= 0)
        {
            return nanoseconds;
        }

        Int128 rest = Int128.Abs((Int128)nanoseconds % unit);
        Int128 rounded = rest + rest < unit ? (Int128)nanoseconds - (nanoseconds % unit) : nanoseconds + ((nanoseconds < 0 ? -1 : 1) * (unit - rest));
        return rounded > long.MaxValue ? long.MaxValue : rounded < long.MinValue ? long.MinValue : (long)rounded;
    }
}
