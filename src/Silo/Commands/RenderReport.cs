using System.Diagnostics;
using Flux.Grains.Reconciling;
using Flux.Grains.Telemetry;

namespace Flux.Silo.Commands;

/// <summary>Tells of each render, which no event speaks of, from its span.</summary>
internal static class RenderReport
{
    /// <param name="print">Takes the time, the resource and the text.</param>
    public static ActivityListener Listen(Action<DateTimeOffset, ResourceId, string> print)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == FluxTraces.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => Tell(span, print),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static void Tell(Activity span, Action<DateTimeOffset, ResourceId, string> print)
    {
        if (span.GetTagItem(FluxTraces.ObjectsTag) is int objects && span.Parent?.GetTagItem(FluxTraces.ResourceTag) is string resource)
        {
            print(span.StartTimeUtc + span.Duration, ResourceId.Parse(resource), $"rendered {objects} {(objects == 1 ? "object" : "objects")} in {span.Duration.TotalMilliseconds:0.0} ms");
        }
    }
}
