using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.DevCluster.Controllers.Running;
using Flux.DevCluster.Controllers.Workloads.Hashing;
using Flux.KubeApi.Requests;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>Keeps one pod of a DaemonSet on the one node, if it may run there.</summary>
internal sealed class DaemonSetController(ClusterObjects objects, ControllerOptions options) : IController
{
    private const string HashLabel = "controller-revision-hash";

    private readonly ControllerRevisions _revisions = new(objects);

    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.DaemonSets, ResourceKeys.Pods];

    public void Observe(Change change, WorkQueue queue) => OwnerQueue.Observe(change, ResourceKeys.DaemonSets, "DaemonSet", queue);

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } set || set.IsDeleting())
        {
            return null;
        }

        await Adoption.AdoptAsync(objects, set, ResourceKeys.Pods, cancellationToken).ConfigureAwait(false);
        var hash = TemplateHash.Of(set.GetMap("spec", "template") ?? new MapNode(), collisions: 0);
        await _revisions.EnsureAsync(set, HashLabel, hash, cancellationToken).ConfigureAwait(false);
        var isWanted = await FitsAsync(set, cancellationToken).ConfigureAwait(false);
        var pods = await objects.OwnedAsync(ResourceKeys.Pods, set.Uid(), cancellationToken).ConfigureAwait(false);
        foreach (var pod in pods.Where(pod => !pod.Root.IsDeleting() && (!isWanted || PodState.IsFinished(pod.Root) || IsOutdated(set, pod.Root, hash))))
        {
            await objects.DeleteAsync(pod.Key, new DeleteOptions { Uid = pod.Root.Uid() }, cancellationToken).ConfigureAwait(false);
        }

        pods = await objects.OwnedAsync(ResourceKeys.Pods, set.Uid(), cancellationToken).ConfigureAwait(false);
        if (isWanted && pods.Count == 0)
        {
            await objects.CreateAsync(ResourceKeys.Pods, NewPod(set, hash), cancellationToken).ConfigureAwait(false);
            pods = await objects.OwnedAsync(ResourceKeys.Pods, set.Uid(), cancellationToken).ConfigureAwait(false);
        }

        var counts = ReplicaCounts.Of(pods.Where(pod => PodState.IsActive(pod.Root)), set.GetInt64("spec", "minReadySeconds") ?? 0, objects.Now);
        var updated = pods.Count(pod => pod.Root.Label(HashLabel) == hash);
        await objects.DescribeAsync(key, set, item => Describe(item, isWanted ? 1 : 0, updated, counts), cancellationToken).ConfigureAwait(false);
        var used = pods.Select(pod => $"{set.Name()}-{pod.Root.Label(HashLabel)}").Append($"{set.Name()}-{hash}");
        await _revisions.CleanUpAsync(set, used.ToHashSet(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
        return counts.NextAvailable;
    }

    private static bool IsOutdated(MapNode set, MapNode pod, string hash) =>
        set.GetString("spec", "updateStrategy", "type") != "OnDelete" && pod.Label(HashLabel) != hash;

    private async ValueTask<bool> FitsAsync(MapNode set, CancellationToken cancellationToken)
    {
        var node = await objects.FindAsync(new ObjectKey(ResourceKeys.Nodes, "", options.NodeName), cancellationToken).ConfigureAwait(false);
        return LabelSelection.Contains(node.GetMap("metadata", "labels"), set.GetMap("spec", "template", "spec", "nodeSelector"));
    }

    private MapNode NewPod(MapNode set, string hash)
    {
        var pod = PodTemplates.NewPod(set, set.GetMap("spec", "template"), null);
        var labels = pod.GetMap("metadata")!.GetOrAddMap("labels");
        labels.Set(HashLabel, hash);
        labels.Set("pod-template-generation", set.Annotation("deprecated.daemonset.template.generation") ?? $"{set.Generation()}");
        var spec = pod.GetMap("spec")!;
        var expression = new MapNode { { "key", "metadata.name" }, { "operator", "In" }, { "values", new ListNode { options.NodeName } } };
        var term = new MapNode { { "matchFields", new ListNode { expression } } };
        spec.GetOrAddMap("affinity").GetOrAddMap("nodeAffinity").Set(
            "requiredDuringSchedulingIgnoredDuringExecution", new MapNode { { "nodeSelectorTerms", new ListNode { term } } });
        spec.Set("tolerations", new ListNode([.. spec.GetList("tolerations") ?? [], .. Tolerations()]));
        return pod;
    }

    private static IEnumerable<Node> Tolerations() =>
        from taint in ((string Key, string Effect)[])[
            ("not-ready", "NoExecute"), ("unreachable", "NoExecute"), ("disk-pressure", "NoSchedule"),
            ("memory-pressure", "NoSchedule"), ("pid-pressure", "NoSchedule"), ("unschedulable", "NoSchedule")]
        select new MapNode { { "key", $"node.kubernetes.io/{taint.Key}" }, { "operator", "Exists" }, { "effect", taint.Effect } };

    private static bool Describe(MapNode set, long wanted, long updated, ReplicaCounts counts)
    {
        var status = set.GetMap("status")?.Copy() ?? new MapNode();
        status.Set("currentNumberScheduled", Math.Min(wanted, counts.Total));
        status.Set("numberMisscheduled", 0);
        status.Set("desiredNumberScheduled", wanted);
        status.Set("numberReady", counts.Ready);
        status.Set("observedGeneration", set.Generation());
        ReplicaCounts.Put(status, "updatedNumberScheduled", Math.Min(wanted, updated));
        ReplicaCounts.Put(status, "numberAvailable", counts.Available);
        ReplicaCounts.Put(status, "numberUnavailable", wanted - counts.Available);
        if (status.Equals(set["status"]))
        {
            return false;
        }

        set.Set("status", status);
        return true;
    }
}
