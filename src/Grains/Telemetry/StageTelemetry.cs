using System.Diagnostics;

namespace Flux.Grains.Telemetry;

/// <summary>Measures one stage of a run; a stage that throws or does not say how it went has failed.</summary>
internal struct StageTelemetry(string kind, string stage) : IDisposable
{
    private readonly Activity? _span = FluxTraces.StartStage(stage);
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private string _outcome = "failed";

    /// <summary>The stage's name made of its class: <c>ApplyStep</c> is <c>apply</c>.</summary>
    public static StageTelemetry Of(string kind, object step)
    {
        var name = step.GetType().Name;
        return new StageTelemetry(kind, (name.EndsWith("Step", StringComparison.Ordinal) ? name[..^4] : name).ToLowerInvariant());
    }

    /// <param name="endsRun">Whether the run ends with this stage.</param>
    public void Done(bool endsRun) => _outcome = endsRun ? "ended" : "done";

    public readonly void Dispose()
    {
        FluxMetrics.StageFinished(kind, stage, _outcome, TimeProvider.System.GetElapsedTime(_started));
        _span?.Dispose();
    }
}
