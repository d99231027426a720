using Flux.Apply.Health;
using Flux.Manifests.Nodes;
using Flux.Manifests.Status;

namespace Flux.Grains.Health;

/// <summary>kstatus' rules, with Flux' own for Jobs: one that has merely started is not yet current.</summary>
internal sealed class BuiltinStatus(TimeProvider time) : IStatusReader
{
    public (HealthState State, string? Error) Read(MapNode item)
    {
        var result = StatusReader.ComputeForWait(item, time.GetUtcNow());
        return result.Status == ObjectStatus.Unknown
            ? (HealthState.Unknown, result.Message)
            : (Enum.Parse<HealthState>(result.Status.ToString()), null);
    }
}
