using Flux.Grains.Reconciling;

namespace Flux.Grains.Kustomizations;

internal static class Schedule
{
    /// <summary>The next look after a success: the interval with some jitter.</summary>
    public static TimeSpan Next(KustomizationRun run, ReconcileOptions options) =>
        RetryDelay.Jitter(run.Interval, options.IntervalJitterPercentage, Random.Shared.NextDouble());
}
