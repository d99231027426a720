using Flux.Apply.Health;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Status;

namespace Flux.Grains.Health;

/// <summary>kstatus' rules, with Flux' own for Jobs: one that has merely started is not yet current.</summary>
internal sealed class BuiltinStatus(TimeProvider time) : IStatusReader
{
    public (HealthState State, string? Error) Read(MapNode item)
    {
        var result = StatusReader.Compute(item, time.GetUtcNow());
        var isJob = new ManifestObject(item).GroupVersionKind.GroupKind == new GroupKind("batch", "Job");
        return result.Status switch
        {
            ObjectStatus.Current when isJob => (StateOfJob(item), null),
            ObjectStatus.Unknown => (HealthState.Unknown, result.Message),
            _ => (Enum.Parse<HealthState>(result.Status.ToString()), null),
        };
    }

    private static HealthState StateOfJob(MapNode item)
    {
        var isDone = item.GetList("status", "conditions")?.Any(condition =>
            condition.GetString("type") is "Complete" or "Suspended" && condition.GetString("status") == "True") ?? false;
        return isDone || item.GetBoolean("spec", "suspend") == true ? HealthState.Current : HealthState.InProgress;
    }
}
