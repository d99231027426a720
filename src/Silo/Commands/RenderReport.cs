using System.Diagnostics;
using Flux.Grains.Reconciling;

namespace Flux.Silo.Commands;

/// <summary>Tells of each render, which no event speaks of, from its span.</summary>
internal static class RenderReport
{
    private const string Source = "Flux.Grains";

    /// <param name="print">Takes the time, the resource and the text.</param>
    public static ActivityListener Listen(Action<DateTimeOffset, ResourceId, string> print)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => Tell(span, print),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static void Tell(Activity span, Action<DateTimeOffset, ResourceId, string> print)
    {
        if (span.GetTagItem("flux.objects") is int objects && span.Parent?.GetTagItem("flux.resource") is string resource)
        {
            print(span.StartTimeUtc + span.Duration, ResourceId.Parse(resource), $"rendered {objects} {(objects == 1 ? "object" : "objects")} in {span.Duration.TotalMilliseconds:0.0} ms");
        }
    }
}
