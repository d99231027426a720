using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Flux.Grains.Telemetry;

/// <summary>
/// The instruments of the meter <c>Flux</c>. Names of resources are tags of one instrument only, the one that dashboards made for
/// Flux read; everything else stays small whatever the number of resources.
/// </summary>
internal static class FluxMetrics
{
    public const string MeterName = "Flux";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> Reconciles = Meter.CreateHistogram<double>("flux.reconcile.duration", "s", "How long runs take, by kind and outcome.");
    private static readonly Histogram<double> Stages = Meter.CreateHistogram<double>("flux.stage.duration", "s", "How long the stages of runs take, by kind, stage and outcome.");
    private static readonly Histogram<double> Queueing = Meter.CreateHistogram<double>("flux.queue.duration", "s", "How long runs wait for a worker, by tenant.");
    private static readonly Histogram<double> WakeLag = Meter.CreateHistogram<double>("flux.wake.lag", "s", "From a wake to the start of the run that it causes, by kind and reason.");

    private static readonly Counter<long> DroppedEvents = Meter.CreateCounter<long>("flux.events.dropped", null, "Events that were dropped because a listener was slower, by destination.");

    // Without a unit: the exporter would add it to the name.
    private static readonly Histogram<double> Compatible = Meter.CreateHistogram<double>("gotk_reconcile_duration_seconds", null, "The duration in seconds of a GitOps Toolkit resource reconciliation.");

    public static void Reconciled(string kind, string outcome, TimeSpan duration, string @namespace, string name)
    {
        Reconciles.Record(duration.TotalSeconds, new("kind", kind), new("outcome", outcome));
        Compatible.Record(duration.TotalSeconds, new("kind", kind), new("name", name), new("namespace", @namespace));
    }

    public static void StageFinished(string kind, string stage, string outcome, TimeSpan duration) =>
        Stages.Record(duration.TotalSeconds, new("kind", kind), new("stage", stage), new("outcome", outcome));

    public static void Queued(string tenant, TimeSpan duration) => Queueing.Record(duration.TotalSeconds, new TagList { { "tenant", tenant } });

    public static void Woken(string kind, string reason, TimeSpan lag) => WakeLag.Record(lag.TotalSeconds, new("kind", kind), new("reason", reason));

    /// <summary>None is told too, so that the series is there before the first is lost.</summary>
    public static void EventsDropped(string destination, int count) => DroppedEvents.Add(count, new KeyValuePair<string, object?>("destination", destination));
}
