using System.Diagnostics;

namespace Flux.Grains.Telemetry;

/// <summary>Spans of runs and their stages. A run is a child of the wake that caused it. Names are fixed; what they are about is a tag.</summary>
internal static class FluxTraces
{
    public const string SourceName = "Flux.Grains";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? StartRun(string kind, string key, string reasons) => Source.StartActivity($"reconcile {kind}")
        ?.SetTag("flux.resource", key)
        .SetTag("flux.reasons", reasons);

    public static Activity? StartStage(string stage) => Source.StartActivity(stage);
}
