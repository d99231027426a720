using System.Diagnostics.Metrics;

namespace Flux.KubeApi.FlowControl;

/// <summary>What flow control does, without the names of flows: there may be any number of them.</summary>
internal sealed class FlowMetrics : IDisposable
{
    public const string MeterName = "Flux.KubeApi";

    private readonly Meter _meter;
    private readonly UpDownCounter<int> _running;
    private readonly UpDownCounter<int> _waiting;
    private readonly Histogram<double> _waited;
    private readonly Counter<long> _refused;

    public FlowMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _running = _meter.CreateUpDownCounter<int>("flux.kubeapi.flow.running", "{request}", "Requests that have a seat, those of exempt callers not counted.");
        _waiting = _meter.CreateUpDownCounter<int>("flux.kubeapi.flow.waiting", "{request}", "Requests that wait for a seat.");
        _waited = _meter.CreateHistogram<double>("flux.kubeapi.flow.wait.duration", "s", "How long requests waited that had to.");
        _refused = _meter.CreateCounter<long>("flux.kubeapi.flow.refused", "{request}", "Requests answered with 429, by reason.");
    }

    public void Running(int change) => _running.Add(change);

    public void Waiting(int change) => _waiting.Add(change);

    public void Waited(TimeSpan duration) => _waited.Record(duration.TotalSeconds);

    /// <param name="reason">queue-full, time-out or watches.</param>
    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Dispose() => _meter.Dispose();
}
