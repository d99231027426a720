using System.Diagnostics;

namespace Flux.Grains.Telemetry;

/// <summary>Spans of runs and their stages. A run is a child of the wake that caused it. Names are fixed; what they are about is a tag.</summary>
public static class FluxTraces
{
    public const string SourceName = "Flux.Grains";

    /// <summary>On a run: the key of the resource.</summary>
    public const string ResourceTag = "flux.resource";

    /// <summary>On a render: how many objects came of it.</summary>
    public const string ObjectsTag = "flux.objects";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? StartRun(string kind, string key, string reasons) => Source.StartActivity($"reconcile {kind}")
        ?.SetTag(ResourceTag, key)
        .SetTag("flux.reasons", reasons);

    internal static Activity? StartStage(string stage) => Source.StartActivity(stage);
}
