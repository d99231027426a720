using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>How many replicas each ReplicaSet of a Deployment gets next, within its surge and unavailability.</summary>
internal static class RollingUpdate
{
    public static Dictionary<string, long> Plan(MapNode deployment, IReadOnlyList<StoredObject> sets, string current)
    {
        var wanted = deployment.GetInt64("spec", "replicas") ?? 1;
        var plan = sets.ToDictionary(set => set.Key.Name, set => set.Root.GetInt64("spec", "replicas") ?? 1, StringComparer.Ordinal);
        var total = plan.Values.Sum();
        plan[current] = plan[current] >= wanted ? wanted : plan[current] + Math.Max(0, Math.Min(wanted + MaxSurge(deployment) - total, wanted - plan[current]));
        ShrinkOld(plan, sets, current, wanted - MaxUnavailable(deployment), wanted);
        return plan;
    }

    /// <summary>How many replicas a ReplicaSet that is yet to be made starts with.</summary>
    public static long Initial(MapNode deployment, IReadOnlyList<StoredObject> sets)
    {
        var wanted = deployment.GetInt64("spec", "replicas") ?? 1;
        var total = sets.Sum(set => set.Root.GetInt64("spec", "replicas") ?? 1);
        return Math.Clamp(wanted + MaxSurge(deployment) - total, 0, wanted);
    }

    public static long MaxSurge(MapNode deployment) => Share(deployment.Get("spec", "strategy", "rollingUpdate", "maxSurge"), deployment, roundUp: true);

    public static long MaxUnavailable(MapNode deployment)
    {
        var unavailable = Share(deployment.Get("spec", "strategy", "rollingUpdate", "maxUnavailable"), deployment, roundUp: false);
        return unavailable == 0 && MaxSurge(deployment) == 0 ? 1 : unavailable;
    }

    private static void ShrinkOld(Dictionary<string, long> plan, IReadOnlyList<StoredObject> sets, string current, long minAvailable, long wanted)
    {
        // What is unavailable anyway may go at once; what is available only as far as enough stays.
        var available = sets.ToDictionary(set => set.Key.Name, set => set.Root.GetInt64("status", "availableReplicas") ?? 0, StringComparer.Ordinal);
        var spare = Math.Max(0, available.Values.Sum() - minAvailable);
        var newUnavailable = plan[current] - available[current];
        var removable = Math.Max(0, plan.Values.Sum() - minAvailable - newUnavailable);
        foreach (var set in sets.Where(set => set.Key.Name != current).OrderBy(set => set.Version))
        {
            var name = set.Key.Name;
            var idle = Math.Min(Math.Max(0, plan[name] - available[name]), removable);
            var busy = Math.Min(Math.Min(plan[name] - idle, spare), removable - idle);
            if (wanted == 0)
            {
                (idle, busy) = (plan[name], 0);
            }

            plan[name] -= idle + busy;
            removable -= idle + busy;
            spare -= busy;
        }
    }

    private static long Share(Node? value, MapNode deployment, bool roundUp)
    {
        var wanted = deployment.GetInt64("spec", "replicas") ?? 1;
        if (value is NumberNode number && number.TryGetInt64(out var count))
        {
            return count;
        }

        var text = value is StringNode { Value: var share } ? share : "25%";
        var percent = double.Parse(text.TrimEnd('%'), CultureInfo.InvariantCulture) / 100 * wanted;
        return (long)(roundUp ? Math.Ceiling(percent) : Math.Floor(percent));
    }
}
