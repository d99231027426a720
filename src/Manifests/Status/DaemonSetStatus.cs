using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Manifests.Status;

internal static class DaemonSetStatus
{
    private const long Missing = -1;

    public static StatusResult Compute(MapNode item) => CheckGenerations(item) ?? CheckNumbers(item);

    private static StatusResult? CheckGenerations(MapNode item)
    {
        var kind = new ManifestObject(item).Kind;
        if (item.Require<NumberNode>("metadata", "generation", "int64") is null)
        {
            return StatusResult.InProgress("NoGeneration", $"{kind} metadata.generation not found");
        }

        return item.Require<NumberNode>("status", "observedGeneration", "int64") is null
            ? StatusResult.InProgress("NoObservedGeneration", $"{kind} status.observedGeneration not found")
            : null;
    }

    private static StatusResult CheckNumbers(MapNode item)
    {
        var wanted = item.Number(Missing, "status", "desiredNumberScheduled");
        var current = item.Number(0, "status", "currentNumberScheduled");
        var updated = item.Number(0, "status", "updatedNumberScheduled");
        var available = item.Number(0, "status", "numberAvailable");
        var ready = item.Number(0, "status", "numberReady");
        if (wanted == Missing)
        {
            return StatusResult.InProgress("NoDesiredNumber", "Missing .status.desiredNumberScheduled");
        }

        if (wanted > current)
        {
            return StatusResult.InProgress("LessCurrent", $"Current: {current}/{wanted}");
        }

        if (wanted > updated)
        {
            return StatusResult.InProgress("LessUpdated", $"Updated: {updated}/{wanted}");
        }

        if (wanted > available)
        {
            return StatusResult.InProgress("LessAvailable", $"Available: {available}/{wanted}");
        }

        return wanted > ready
            ? StatusResult.InProgress("LessReady", $"Ready: {ready}/{wanted}")
            : StatusResult.Current($"All replicas scheduled as expected. Replicas: {wanted}");
    }
}
