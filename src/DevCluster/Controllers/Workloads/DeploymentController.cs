using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.DevCluster.Controllers.Running;
using Flux.KubeApi.Errors;
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

        await Adoption.AdoptAsync(objects, deployment, ResourceKeys.ReplicaSets, cancellationToken).ConfigureAwait(false);
        var sets = await SetsAsync(deployment, cancellationToken).ConfigureAwait(false);
        var isNew = false;
        if (!deployment.IsDeleting())
        {
            var current = await EnsureCurrentAsync(key, deployment, sets, cancellationToken).ConfigureAwait(false);
            isNew = current?.IsNew == true;
            sets = await SetsAsync(deployment, cancellationToken).ConfigureAwait(false);
            await ScaleAsync(deployment, sets, current?.Name, cancellationToken).ConfigureAwait(false);
            sets = await SetsAsync(deployment, cancellationToken).ConfigureAwait(false);
        }

        var progress = new DeploymentProgress(deployment, sets, DeploymentRevisions.Current(deployment, sets)) { IsNew = isNew };
        var described = await objects.DescribeAsync(key, deployment, item => DeploymentStatus.Describe(item, progress, objects.Now), cancellationToken)
            .ConfigureAwait(false);
        if (progress.IsComplete && !deployment.IsDeleting())
        {
            await _revisions.CleanUpAsync(deployment, sets, cancellationToken).ConfigureAwait(false);
        }

        return DeploymentStatus.DeadlineIn(described, progress, objects.Now);
    }

    private async ValueTask<CurrentRevision?> EnsureCurrentAsync(
        ObjectKey key, MapNode deployment, IReadOnlyList<StoredObject> sets, CancellationToken cancellationToken)
    {
        var replicas = await InitialReplicasAsync(deployment, sets, cancellationToken).ConfigureAwait(false);
        try
        {
            var current = await _revisions.EnsureCurrentAsync(deployment, sets, replicas, cancellationToken).ConfigureAwait(false);
            if (current is { IsNew: true } && replicas > 0)
            {
                await _events.RecordAsync(deployment, "ScalingReplicaSet", $"Scaled up replica set {current.Name} from 0 to {replicas}", cancellationToken).ConfigureAwait(false);
            }

            return current;
        }
        catch (ApiException error) when (!error.IsNamespaceTerminating())
        {
            await objects.DescribeAsync(key, deployment, item => DeploymentStatus.Refuse(item, error.Message, objects.Now), cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The size that a new ReplicaSet may start with; null while none may start.</summary>
    private async ValueTask<long?> InitialReplicasAsync(MapNode deployment, IReadOnlyList<StoredObject> sets, CancellationToken cancellationToken)
    {
        if (deployment.GetBoolean("spec", "paused") == true)
        {
            return null;
        }

        if (deployment.GetString("spec", "strategy", "type") != "Recreate")
        {
            return RollingUpdate.Initial(deployment, sets);
        }

        var old = sets.Where(set => set.Key.Name != DeploymentRevisions.Current(deployment, sets));
        return await PodsAsync(old, cancellationToken).ConfigureAwait(false) == 0 ? deployment.GetInt64("spec", "replicas") ?? 1 : null;
    }

    private async ValueTask<int> PodsAsync(IEnumerable<StoredObject> sets, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var set in sets)
        {
            var pods = await objects.OwnedAsync(ResourceKeys.Pods, set.Root.Uid(), cancellationToken).ConfigureAwait(false);
            count += pods.Count(pod => !PodState.IsFinished(pod.Root));
        }

        return count;
    }

    private async ValueTask<IReadOnlyList<StoredObject>> SetsAsync(MapNode deployment, CancellationToken cancellationToken) =>
        [.. (await objects.OwnedAsync(ResourceKeys.ReplicaSets, deployment.Uid(), cancellationToken).ConfigureAwait(false)).Where(set => !set.Root.IsDeleting())];

    private async ValueTask ScaleAsync(MapNode deployment, IReadOnlyList<StoredObject> sets, string? current, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(deployment, sets, current, cancellationToken).ConfigureAwait(false);
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

    private async ValueTask<Dictionary<string, long>> PlanAsync(
        MapNode deployment, IReadOnlyList<StoredObject> sets, string? current, CancellationToken cancellationToken)
    {
        if (deployment.GetBoolean("spec", "paused") == true)
        {
            return ReplicaPlan.Keep(deployment, sets, current);
        }

        if (deployment.GetString("spec", "strategy", "type") == "Recreate")
        {
            return await RecreateAsync(deployment, sets, current, cancellationToken).ConfigureAwait(false);
        }

        return current is null ? ReplicaPlan.Keep(deployment, sets, current) : RollingUpdate.Plan(deployment, sets, current);
    }

    /// <summary>All old pods go before the first new one comes.</summary>
    private async ValueTask<Dictionary<string, long>> RecreateAsync(
        MapNode deployment, IReadOnlyList<StoredObject> sets, string? current, CancellationToken cancellationToken)
    {
        var old = sets.Where(set => set.Key.Name != current).ToArray();
        var plan = old.ToDictionary(set => set.Key.Name, _ => 0L, StringComparer.Ordinal);
        if (current is not null && await PodsAsync(old, cancellationToken).ConfigureAwait(false) == 0)
        {
            plan[current] = deployment.GetInt64("spec", "replicas") ?? 1;
        }

        return plan;
    }

    private static bool Resize(MapNode set, MapNode deployment, long replicas)
    {
        var changed = RevisionAnnotations.Size(set, deployment);
        if ((set.GetInt64("spec", "replicas") ?? 1) == replicas)
        {
            return changed;
        }

        set.GetOrAddMap("spec").Set("replicas", replicas);
        return true;
    }
}
