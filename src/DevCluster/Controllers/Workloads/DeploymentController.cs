using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>Rolls a Deployment's template out through ReplicaSets and tells how far it is.</summary>
internal sealed class DeploymentController(ClusterObjects objects) : IController
{
    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.Deployments, ResourceKeys.ReplicaSets];

    private readonly DeploymentRevisions _revisions = new(objects);
    private readonly EventRecorder _events = new(objects, "deployment-controller");

    public void Observe(Change change, WorkQueue queue) => OwnerQueue.Observe(change, ResourceKeys.Deployments, "Deployment", queue);

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } deployment)
        {
            return null;
        }

        var sets = await SetsAsync(deployment, cancellationToken).ConfigureAwait(false);
        if (!deployment.IsDeleting())
        {
            var isPaused = deployment.GetBoolean("spec", "paused") == true;
            var current = await _revisions.EnsureCurrentAsync(key, deployment, sets, create: !isPaused, cancellationToken).ConfigureAwait(false);
            sets = await SetsAsync(deployment, cancellationToken).ConfigureAwait(false);
            await ScaleAsync(deployment, sets, current, cancellationToken).ConfigureAwait(false);
            sets = await SetsAsync(deployment, cancellationToken).ConfigureAwait(false);
        }

        var progress = new DeploymentProgress(deployment, sets, DeploymentRevisions.Current(deployment, sets));
        await objects.DescribeAsync(key, deployment, item => DeploymentStatus.Describe(item, progress, objects.Now), cancellationToken).ConfigureAwait(false);
        if (progress.IsComplete && !deployment.IsDeleting())
        {
            await _revisions.CleanUpAsync(deployment, sets, cancellationToken).ConfigureAwait(false);
        }

        return DeploymentStatus.DeadlineIn(await objects.FindAsync(key, cancellationToken).ConfigureAwait(false), progress, objects.Now);
    }

    private async ValueTask<IReadOnlyList<StoredObject>> SetsAsync(MapNode deployment, CancellationToken cancellationToken) =>
        [.. (await objects.OwnedAsync(ResourceKeys.ReplicaSets, deployment.Uid(), cancellationToken).ConfigureAwait(false)).Where(set => !set.Root.IsDeleting())];

    private async ValueTask ScaleAsync(MapNode deployment, IReadOnlyList<StoredObject> sets, string? current, CancellationToken cancellationToken)
    {
        var plan = deployment.GetString("spec", "strategy", "type") == "Recreate"
            ? await RecreateAsync(deployment, sets, current, cancellationToken).ConfigureAwait(false)
            : RollingUpdate.Plan(deployment, sets, current);
        foreach (var (name, replicas) in plan)
        {
            var before = sets.FirstOrDefault(set => set.Key.Name == name)?.Root.GetInt64("spec", "replicas") ?? 1;
            var key = new ObjectKey(ResourceKeys.ReplicaSets, deployment.Namespace(), name);
            await objects.UpdateAsync(key, "", item => Resize(item, deployment, replicas), cancellationToken).ConfigureAwait(false);
            if (replicas != before)
            {
                var message = $"Scaled {(replicas > before ? "up" : "down")} replica set {name} from {before} to {replicas}";
                await _events.RecordAsync(deployment, "ScalingReplicaSet", message, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>All old pods go before the first new one comes.</summary>
    private async ValueTask<Dictionary<string, long>> RecreateAsync(
        MapNode deployment, IReadOnlyList<StoredObject> sets, string? current, CancellationToken cancellationToken)
    {
        var plan = new Dictionary<string, long>(StringComparer.Ordinal);
        var oldPods = 0;
        foreach (var set in sets.Where(set => set.Key.Name != current))
        {
            plan[set.Key.Name] = 0;
            oldPods += (await objects.OwnedAsync(ResourceKeys.Pods, set.Root.Uid(), cancellationToken).ConfigureAwait(false)).Count;
        }

        if (current is not null && oldPods == 0)
        {
            plan[current] = deployment.GetInt64("spec", "replicas") ?? 1;
        }

        return plan;
    }

    private static bool Resize(MapNode set, MapNode deployment, long replicas)
    {
        var wanted = deployment.GetInt64("spec", "replicas") ?? 1;
        var annotations = new MapNode
        {
            { "deployment.kubernetes.io/desired-replicas", $"{wanted}" },
            { "deployment.kubernetes.io/max-replicas", $"{wanted + RollingUpdate.MaxSurge(deployment)}" },
        };
        if ((set.GetInt64("spec", "replicas") ?? 1) == replicas && LabelSelection.Contains(set.GetMap("metadata", "annotations"), annotations))
        {
            return false;
        }

        foreach (var (name, value) in annotations)
        {
            set.GetOrAddMap("metadata").GetOrAddMap("annotations").Set(name, value);
        }

        set.GetOrAddMap("spec").Set("replicas", replicas);
        return true;
    }
}
