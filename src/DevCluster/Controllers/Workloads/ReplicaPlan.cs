using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>How many replicas each ReplicaSet of a Deployment gets while nothing is rolled out: only the size is kept.</summary>
internal static class ReplicaPlan
{
    /// <param name="current">The ReplicaSet of the current template, if it is there.</param>
    public static Dictionary<string, long> Keep(MapNode deployment, IReadOnlyList<StoredObject> sets, string? current)
    {
        var wanted = deployment.GetInt64("spec", "replicas") ?? 1;
        var plan = sets.ToDictionary(set => set.Key.Name, set => set.Root.GetInt64("spec", "replicas") ?? 1, StringComparer.Ordinal);
        var active = plan.Where(set => set.Value > 0).Select(set => set.Key).ToArray();
        if (active.Length > 1)
        {
            // In the middle of a roll-out: the largest takes what is too little, or too much.
            var total = plan.Values.Sum();
            var most = wanted == 0 ? 0 : wanted + RollingUpdate.MaxSurge(deployment);
            var largest = plan.MaxBy(set => set.Value).Key;
            plan[largest] = Math.Max(0, plan[largest] + Math.Max(0, wanted - total) - Math.Max(0, total - most));
        }
        else if ((active.FirstOrDefault() ?? current ?? Newest(sets)) is { } only)
        {
            plan[only] = wanted;
        }

        return plan;
    }

    private static string? Newest(IReadOnlyList<StoredObject> sets) => sets.MaxBy(set => RevisionAnnotations.RevisionOf(set.Root))?.Key.Name;
}
