using System.Globalization;
using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.DevCluster.Controllers.Running;
using Flux.KubeApi.Requests;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>Keeps the numbered pods of a StatefulSet, one after the other unless it asks for all at once.</summary>
internal sealed class StatefulSetController(ClusterObjects objects) : IController
{
    private const string RevisionLabel = "controller-revision-hash";

    private readonly ControllerRevisions _revisions = new(objects);
    private readonly StatefulSetClaims _claims = new(objects);

    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.StatefulSets, ResourceKeys.Pods];

    public void Observe(Change change, WorkQueue queue) => OwnerQueue.Observe(change, ResourceKeys.StatefulSets, "StatefulSet", queue);

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } set || set.IsDeleting())
        {
            return null;
        }

        await Adoption.AdoptAsync(objects, set, ResourceKeys.Pods, cancellationToken).ConfigureAwait(false);
        var revision = $"{set.Name()}-{await _revisions.EnsureAsync(set, "controller.kubernetes.io/hash", null, cancellationToken).ConfigureAwait(false)}";
        var pods = await PodsAsync(set, cancellationToken).ConfigureAwait(false);
        await StepAsync(set, pods, revision, cancellationToken).ConfigureAwait(false);
        pods = await PodsAsync(set, cancellationToken).ConfigureAwait(false);
        var counts = ReplicaCounts.Of(pods.Values, set.GetInt64("spec", "minReadySeconds") ?? 0, objects.Now);
        await objects.DescribeAsync(key, set, item => StatefulSetStatus.Describe(item, pods.Values, counts, revision), cancellationToken).ConfigureAwait(false);
        var used = pods.Values.Select(pod => pod.Root.Label(RevisionLabel)).Append(revision).Append(set.GetString("status", "currentRevision")).OfType<string>();
        await _revisions.CleanUpAsync(set, used.ToHashSet(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
        return counts.NextAvailable;
    }

    private static long Start(MapNode set) => set.GetInt64("spec", "ordinals", "start") ?? 0;

    /// <summary>The number from which on pods have the new template; those before keep the current one, also when they are made anew.</summary>
    private static long FirstUpdated(MapNode set) => Start(set) + (set.GetInt64("spec", "updateStrategy", "rollingUpdate", "partition") ?? 0);

    private static bool IsParallel(MapNode set) => set.GetString("spec", "podManagementPolicy") == "Parallel";

    private async ValueTask<SortedDictionary<long, StoredObject>> PodsAsync(MapNode set, CancellationToken cancellationToken)
    {
        var pods = new SortedDictionary<long, StoredObject>();
        foreach (var pod in await objects.OwnedAsync(ResourceKeys.Pods, set.Uid(), cancellationToken).ConfigureAwait(false))
        {
            if (long.TryParse(pod.Key.Name.AsSpan(pod.Key.Name.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
            {
                pods[ordinal] = pod;
            }
        }

        return pods;
    }

    private async ValueTask StepAsync(MapNode set, SortedDictionary<long, StoredObject> pods, string revision, CancellationToken cancellationToken)
    {
        var first = Start(set);
        var end = first + (set.GetInt64("spec", "replicas") ?? 1);
        for (var ordinal = first; ordinal < end; ordinal++)
        {
            var pod = pods.GetValueOrDefault(ordinal)?.Root;
            if (pod is not null && PodState.IsFinished(pod))
            {
                await DeleteAsync(pods[ordinal], cancellationToken).ConfigureAwait(false);
                return;
            }

            if (pod is null)
            {
                await CreateAsync(set, ordinal, revision, cancellationToken).ConfigureAwait(false);
            }

            if (!IsParallel(set) && (pod is null || pod.IsDeleting() || !PodState.IsReady(pod)))
            {
                return;
            }
        }

        foreach (var surplus in pods.Where(pod => pod.Key < first || pod.Key >= end).Reverse().Take(IsParallel(set) ? int.MaxValue : 1))
        {
            await _claims.ReleaseAsync(set, surplus.Value, cancellationToken).ConfigureAwait(false);
            await DeleteAsync(surplus.Value, cancellationToken).ConfigureAwait(false);
        }

        await UpdateAsync(set, pods.Where(pod => pod.Key >= first && pod.Key < end).Reverse(), revision, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replaces pods of an older template from the highest number down, waiting for each.</summary>
    private async ValueTask UpdateAsync(MapNode set, IEnumerable<KeyValuePair<long, StoredObject>> pods, string revision, CancellationToken cancellationToken)
    {
        if (set.GetString("spec", "updateStrategy", "type") == "OnDelete")
        {
            return;
        }

        var least = FirstUpdated(set);
        foreach (var (_, pod) in pods.Where(pod => pod.Key >= least))
        {
            if (pod.Root.Label(RevisionLabel) != revision)
            {
                await DeleteAsync(pod, cancellationToken).ConfigureAwait(false);
                return;
            }

            if (pod.Root.IsDeleting() || !PodState.IsReady(pod.Root))
            {
                return;
            }
        }
    }

    private async ValueTask CreateAsync(MapNode set, long ordinal, string revision, CancellationToken cancellationToken)
    {
        var name = $"{set.Name()}-{ordinal}";
        var template = set.GetMap("spec", "template");
        if (ordinal < FirstUpdated(set) && set.GetString("status", "currentRevision") is { } current && current != revision)
        {
            template = await _revisions.TemplateAsync(set, current, cancellationToken).ConfigureAwait(false) ?? template;
            revision = current;
        }

        var pod = PodTemplates.NewPod(set, template, name);
        var labels = pod.GetMap("metadata")!.GetOrAddMap("labels");
        labels.Set("apps.kubernetes.io/pod-index", $"{ordinal}");
        labels.Set(RevisionLabel, revision);
        labels.Set("statefulset.kubernetes.io/pod-name", name);
        var spec = pod.GetMap("spec")!;
        spec.Set("hostname", name);
        if (set.GetString("spec", "serviceName") is { Length: > 0 } service)
        {
            spec.Set("subdomain", service);
        }

        await _claims.EnsureAsync(set, spec, name, cancellationToken).ConfigureAwait(false);
        await objects.CreateAsync(ResourceKeys.Pods, pod, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask DeleteAsync(StoredObject pod, CancellationToken cancellationToken) => pod.Root.IsDeleting()
        ? ValueTask.CompletedTask
        : objects.DeleteAsync(pod.Key, new DeleteOptions { Uid = pod.Root.Uid() }, cancellationToken);
}
