using Flux.Apply.Health;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Health;

/// <summary>kstatus' rules.</summary>
internal sealed class BuiltinStatus : IStatusReader
{
    public (HealthState State, string? Error) Read(MapNode item)
    {
        if (item.GetInt64("status", "observedGeneration") is { } observed && item.GetInt64("metadata", "generation") is { } generation && observed != generation)
        {
            return (HealthState.InProgress, null);
        }

        if (item.GetString("kind") == "Deployment")
        {
            var wanted = item.GetInt64("spec", "replicas") ?? 1;
            var available = item.GetInt64("status", "availableReplicas") ?? 0;
            return (item.Get("status", "observedGeneration") is not null && available >= wanted ? HealthState.Current : HealthState.InProgress, null);
        }

        return (HealthState.Current, null);
    }
}
