using System.Diagnostics;
using System.Threading.Channels;

namespace Flux.EndToEnd.Telemetry;

/// <summary>The spans of this process's runs, of all control planes in it, as an exporter would get them.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly Channel<Activity> _stopped = Channel.CreateUnbounded<Activity>();
    private readonly List<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public SpanRecorder()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Flux.", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => _stopped.Writer.TryWrite(span),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>A run of a resource that had all of these stages. Waits for its end, which comes after the status that it writes.</summary>
    /// <param name="kind">The kind of the resource.</param>
    /// <param name="key">The key of the resource, which should be of this test alone.</param>
    /// <param name="stages">The names of the spans within the run.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Activity> RunAsync(string kind, string key, string[] stages, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!_spans.Exists(Is))
        {
            _spans.Add(await _stopped.Reader.ReadAsync(limit.Token));
        }

        return _spans.Find(Is)!;

        // What is within a span has stopped before it.
        bool Is(Activity span) => span.OperationName == $"reconcile {kind}"
            && span.GetTagItem("flux.resource") as string == key
            && stages.All(stage => _spans.Exists(within => within.ParentSpanId == span.SpanId && within.OperationName == stage));
    }

    public void Dispose() => _listener.Dispose();
}
