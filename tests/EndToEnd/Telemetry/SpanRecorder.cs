using System.Collections.Concurrent;
using System.Diagnostics;

namespace Flux.EndToEnd.Telemetry;

/// <summary>The spans of this process's runs, as an exporter would get them.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    public SpanRecorder()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Flux.", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The runs of a resource, by its key.</summary>
    public IEnumerable<Activity> RunsOf(string kind, string key) =>
        _spans.Where(span => span.OperationName == $"reconcile {kind}" && span.GetTagItem("flux.resource") as string == key);

    /// <summary>The names of the spans within a span.</summary>
    public IEnumerable<string> Within(Activity run) => _spans.Where(span => span.ParentSpanId == run.SpanId).Select(span => span.OperationName);

    public void Dispose() => _listener.Dispose();
}
