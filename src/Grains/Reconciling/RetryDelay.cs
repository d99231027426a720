namespace Flux.Grains.Reconciling;

/// <summary>The delays between runs.</summary>
internal static class RetryDelay
{
    /// <summary>Doubles with each failure, between the two limits.</summary>
    public static TimeSpan BackOff(int failures, ReconcileOptions options)
    {
        var doublings = Math.Clamp(failures - 1, 0, 30);
        var delay = options.MinRetryDelay.TotalMilliseconds * Math.Pow(2, doublings);
        return TimeSpan.FromMilliseconds(Math.Min(delay, options.MaxRetryDelay.TotalMilliseconds));
    }

    /// <summary>Spreads resources that were created together.</summary>
    /// <param name="sample">A random number in [0, 1).</param>
    public static TimeSpan Jitter(TimeSpan interval, int percentage, double sample) =>
        interval + (interval * (percentage / 100.0) * ((2 * sample) - 1));
}
