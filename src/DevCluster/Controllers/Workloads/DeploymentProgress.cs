using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>How far a roll-out is.</summary>
internal sealed class DeploymentProgress
{
    public DeploymentProgress(MapNode deployment, IReadOnlyList<StoredObject> sets, string? current)
    {
        Current = current;
        Wanted = deployment.GetInt64("spec", "replicas") ?? 1;
        IsPaused = deployment.GetBoolean("spec", "paused") == true;
        foreach (var set in sets)
        {
            var status = set.Root.GetMap("status");
            var replicas = status.GetInt64("replicas") ?? 0;
            Total += replicas;
            Ready += status.GetInt64("readyReplicas") ?? 0;
            Available += status.GetInt64("availableReplicas") ?? 0;
            Terminating += status.GetInt64("terminatingReplicas") ?? 0;
            Updated += set.Key.Name == current ? replicas : 0;
            IsObserved &= (status.GetInt64("observedGeneration") ?? 0) >= set.Root.Generation();
        }

        Failure = sets.OrderByDescending(set => set.Key.Name == current)
            .Select(set => Conditions.Find(set.Root.GetMap("status"), "ReplicaFailure")).FirstOrDefault(condition => condition is not null);
        Unavailable = Math.Max(0, sets.Sum(set => set.Root.GetInt64("spec", "replicas") ?? 1) - Available);
    }

    /// <summary>The ReplicaSet of the current template.</summary>
    public string? Current { get; }

    /// <summary>Whether that ReplicaSet was made just now.</summary>
    public bool IsNew { get; init; }

    /// <summary>What keeps a ReplicaSet, the current one before others, from making its pods.</summary>
    public MapNode? Failure { get; }

    public long Wanted { get; }

    public bool IsPaused { get; }

    public long Total { get; }

    public long Ready { get; }

    public long Available { get; }

    public long Updated { get; }

    /// <summary>Pods on their way out, which no other count includes.</summary>
    public long Terminating { get; }

    public long Unavailable { get; }

    /// <summary>Whether the statuses of the ReplicaSets speak of what they are now to do.</summary>
    public bool IsObserved { get; } = true;

    public bool IsComplete => Current is not null && IsObserved && Updated == Wanted && Total == Wanted && Available == Wanted;
}
