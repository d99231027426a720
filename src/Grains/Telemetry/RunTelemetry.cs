using System.Diagnostics;
using Flux.Contracts.Reconciling;
using Flux.Grains.Reconciling;

namespace Flux.Grains.Telemetry;

/// <summary>Measures one run, from its start to <see cref="Finish"/>.</summary>
internal readonly struct RunTelemetry : IDisposable
{
    private readonly string _kind;
    private readonly ResourceId _id;
    private readonly long _started;
    private readonly Activity? _span;

    private RunTelemetry(string kind, ResourceId id, Activity? span)
    {
        _kind = kind;
        _id = id;
        _span = span;
        _started = TimeProvider.System.GetTimestamp();
    }

    /// <param name="wokenAt">The timestamp of the first wake that this run answers.</param>
    public static RunTelemetry Start(string kind, string key, IReadOnlySet<WakeReason> reasons, long wokenAt)
    {
        var lag = TimeProvider.System.GetElapsedTime(wokenAt);
        foreach (var reason in reasons)
        {
            FluxMetrics.Woken(kind, reason.ToString(), lag);
        }

        return new RunTelemetry(kind, ResourceId.Parse(key), FluxTraces.StartRun(kind, key, string.Join(',', reasons)));
    }

    /// <summary>How long it took.</summary>
    public TimeSpan Finish(ReconcileResult result)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(_started);
        var outcome = OutcomeOf(result);
        FluxMetrics.Reconciled(_kind, outcome, elapsed, _id.Namespace, _id.Name);
        _span?.SetTag("flux.outcome", outcome);
        return elapsed;
    }

    public void Dispose() => _span?.Dispose();

    private static string OutcomeOf(ReconcileResult result) => result switch
    {
        { Gone: true } => "gone",
        { BackOff: true } => "retry",
        { After: not null } => "scheduled",
        _ => "rest",
    };
}
