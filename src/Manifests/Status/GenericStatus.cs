using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Manifests.Status;

/// <summary>What holds for objects of every kind.</summary>
internal static class GenericStatus
{
    /// <summary>Deletion, generation and the two standard conditions; null when they tell nothing.</summary>
    public static StatusResult? Check(MapNode item)
    {
        if (item.Require<StringNode>("metadata", "deletionTimestamp", "string") is { Value.Length: > 0 })
        {
            return new StatusResult(ObjectStatus.Terminating, "Resource scheduled for deletion");
        }

        var generation = item.Require<NumberNode>("metadata", "generation", "int64");
        var observed = generation is null ? null : item.Require<NumberNode>("status", "observedGeneration", "int64");
        if (observed is not null && !observed.Equals(generation))
        {
            return StatusResult.InProgress(
                "LatestGenerationNotObserved",
                $"{new ManifestObject(item).Kind} generation is {generation!.Text}, but latest observed generation is {observed.Text}");
        }

        foreach (var condition in item.Conditions())
        {
            if (condition.Is("Reconciling", "True"))
            {
                return StatusResult.InProgress(condition.Reason, condition.Message);
            }

            if (condition.Is("Stalled", "True"))
            {
                return StatusResult.Failed(condition.Reason, condition.Message);
            }
        }

        return null;
    }

    /// <summary>The Ready condition; null when there is none.</summary>
    public static StatusResult? CheckReady(MapNode item)
    {
        foreach (var condition in item.Conditions())
        {
            if (condition.Is("Ready", "True"))
            {
                return StatusResult.Current("Resource is Ready");
            }

            if (condition.Is("Ready", "False") || condition.Is("Ready", "Unknown"))
            {
                return StatusResult.InProgress(condition.Reason, condition.Message);
            }
        }

        return null;
    }
}
