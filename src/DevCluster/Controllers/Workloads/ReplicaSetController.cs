using System.Runtime.ExceptionServices;
using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.DevCluster.Controllers.Running;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>Keeps as many pods as a ReplicaSet wants.</summary>
internal sealed class ReplicaSetController(ClusterObjects objects) : IController
{
    private const string Failure = "ReplicaFailure";

    private readonly EventRecorder _events = new(objects, "replicaset-controller");

    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.ReplicaSets, ResourceKeys.Pods];

    public void Observe(Change change, WorkQueue queue) => OwnerQueue.Observe(change, ResourceKeys.ReplicaSets, "ReplicaSet", queue);

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } set)
        {
            return null;
        }

        await Adoption.AdoptAsync(objects, set, ResourceKeys.Pods, cancellationToken).ConfigureAwait(false);
        var pods = await ActivePodsAsync(set, cancellationToken).ConfigureAwait(false);
        var wanted = set.GetInt64("spec", "replicas") ?? 1;
        var failure = set.IsDeleting() ? null : await TryScaleAsync(set, pods, wanted, cancellationToken).ConfigureAwait(false);

        var owned = await objects.OwnedAsync(ResourceKeys.Pods, set.Uid(), cancellationToken).ConfigureAwait(false);
        var terminating = owned.Count(pod => pod.Root.IsDeleting());
        pods = Active(owned);
        var counts = ReplicaCounts.Of(pods, set.GetInt64("spec", "minReadySeconds") ?? 0, objects.Now);
        await objects.DescribeAsync(key, set, item => Describe(item, pods, counts, terminating, failure?.SourceException.Message), cancellationToken)
            .ConfigureAwait(false);
        failure?.Throw();
        return counts.NextAvailable;
    }

    private async ValueTask<List<StoredObject>> ActivePodsAsync(MapNode set, CancellationToken cancellationToken) =>
        Active(await objects.OwnedAsync(ResourceKeys.Pods, set.Uid(), cancellationToken).ConfigureAwait(false));

    private static List<StoredObject> Active(IEnumerable<StoredObject> pods) => [.. pods.Where(pod => PodState.IsActive(pod.Root))];

    /// <summary>Returns what kept it from it: the status tells it, and it is tried again.</summary>
    private async ValueTask<ExceptionDispatchInfo?> TryScaleAsync(MapNode set, List<StoredObject> pods, long wanted, CancellationToken cancellationToken)
    {
        try
        {
            await ScaleAsync(set, pods, wanted, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ApiException error) when (error.IsNamespaceTerminating())
        {
            return null;
        }
        catch (ApiException error)
        {
            if (Conditions.Find(set.GetMap("status"), Failure) is null)
            {
                await _events.WarnAsync(set, "FailedCreate", $"Error creating: {error.Message}", cancellationToken).ConfigureAwait(false);
            }

            return ExceptionDispatchInfo.Capture(error);
        }
    }

    private async ValueTask ScaleAsync(MapNode set, List<StoredObject> pods, long wanted, CancellationToken cancellationToken)
    {
        for (var missing = wanted - pods.Count; missing > 0; missing--)
        {
            await objects.CreateAsync(ResourceKeys.Pods, PodTemplates.NewPod(set, set.GetMap("spec", "template"), null), cancellationToken).ConfigureAwait(false);
        }

        // Those that are of no use yet go first, then the youngest.
        var surplus = pods.OrderBy(pod => PodState.IsReady(pod.Root)).ThenByDescending(pod => pod.Root.Created()).Take((int)Math.Max(0, pods.Count - wanted));
        foreach (var pod in surplus)
        {
            await objects.DeleteAsync(pod.Key, new DeleteOptions { Uid = pod.Root.Uid() }, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool Describe(MapNode set, List<StoredObject> pods, ReplicaCounts counts, int terminating, string? failure)
    {
        var status = set.GetMap("status")?.Copy() ?? new MapNode();
        var labels = set.GetMap("spec", "template", "metadata", "labels");
        status.Set("replicas", counts.Total);
        ReplicaCounts.Put(status, "fullyLabeledReplicas", pods.Count(pod => LabelSelection.Contains(pod.Root.GetMap("metadata", "labels"), labels)));
        ReplicaCounts.Put(status, "readyReplicas", counts.Ready);
        ReplicaCounts.Put(status, "availableReplicas", counts.Available);
        status.Set("terminatingReplicas", terminating);
        status.Set("observedGeneration", set.Generation());
        if (failure is null)
        {
            Conditions.Remove(status, Failure);
        }
        else if (Conditions.Find(status, Failure) is null)
        {
            Conditions.Set(status, Conditions.Of(Failure, true, "FailedCreate", failure), objects.Now);
        }

        if (status.Equals(set["status"]))
        {
            return false;
        }

        set.Set("status", status);
        return true;
    }
}
