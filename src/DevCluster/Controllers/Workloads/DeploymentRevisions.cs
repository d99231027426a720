using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Workloads.Hashing;
using Flux.KubeApi.Requests;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>The ReplicaSets of a Deployment as its revisions: finds or makes that of the current template, numbers them, removes old ones.</summary>
internal sealed class DeploymentRevisions(ClusterObjects objects)
{
    public const string HashLabel = "pod-template-hash";

    /// <summary>The name of the ReplicaSet with the Deployment's template.</summary>
    public static string? Current(MapNode deployment, IReadOnlyList<StoredObject> sets)
    {
        var template = deployment.GetMap("spec", "template") ?? new MapNode();
        return sets.Where(set => SameTemplate(set.Root.GetMap("spec", "template"), template)).OrderBy(set => set.Root.Created()).FirstOrDefault()?.Key.Name;
    }

    /// <summary>The name that a ReplicaSet of the Deployment's template gets, unless it is taken.</summary>
    public static string NextName(MapNode deployment) => $"{deployment.Name()}-{TemplateHash.Of(deployment.GetMap("spec", "template") ?? new MapNode(), collisions: 0)}";

    /// <summary>Brings the ReplicaSet of the current template up to date. Null when there is none and <paramref name="replicas"/> says not to make it.</summary>
    /// <param name="replicas">The size that a new ReplicaSet starts with; null to make none.</param>
    public async ValueTask<CurrentRevision?> EnsureCurrentAsync(
        MapNode deployment, IReadOnlyList<StoredObject> sets, long? replicas, CancellationToken cancellationToken)
    {
        var current = Current(deployment, sets);
        if (current is null && replicas is null)
        {
            return null;
        }

        var revision = sets.Where(set => set.Key.Name != current).Select(set => RevisionAnnotations.RevisionOf(set.Root)).DefaultIfEmpty(0).Max() + 1;
        var isNew = current is null;
        if (isNew)
        {
            current = await CreateAsync(deployment, replicas!.Value, revision, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var key = new ObjectKey(ResourceKeys.ReplicaSets, deployment.Namespace(), current!);
            var found = await objects.UpdateAsync(key, "", item => Refresh(item, deployment, revision), cancellationToken).ConfigureAwait(false);
            revision = found is null ? revision : RevisionAnnotations.RevisionOf(found);
        }

        // With the status, as the real controller does: an annotation by itself would count as a new generation.
        var own = new ObjectKey(ResourceKeys.Deployments, deployment.Namespace(), deployment.Name());
        await objects.UpdateAsync(own, "status", item => RevisionAnnotations.Number(item, revision), cancellationToken).ConfigureAwait(false);
        return current is null ? null : new CurrentRevision(current, isNew);
    }

    /// <summary>Removes scaled-down revisions beyond the history limit.</summary>
    public async ValueTask CleanUpAsync(MapNode deployment, IReadOnlyList<StoredObject> sets, CancellationToken cancellationToken)
    {
        var limit = deployment.GetInt64("spec", "revisionHistoryLimit") ?? 10;
        var current = Current(deployment, sets);
        var old = sets.Where(set => set.Key.Name != current && (set.Root.GetInt64("spec", "replicas") ?? 1) == 0 && (set.Root.GetInt64("status", "replicas") ?? 0) == 0)
            .OrderByDescending(set => RevisionAnnotations.RevisionOf(set.Root));
        foreach (var set in old.Skip((int)limit))
        {
            await objects.DeleteAsync(set.Key, new DeleteOptions { Uid = set.Root.Uid(), PropagationPolicy = "Background" }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<string?> CreateAsync(MapNode deployment, long replicas, long revision, CancellationToken cancellationToken)
    {
        var template = deployment.GetMap("spec", "template")!;
        for (var collisions = 0; collisions < 16; collisions++)
        {
            var set = NewSet(deployment, template, TemplateHash.Of(template, collisions), replicas);
            RevisionAnnotations.Describe(set, deployment, revision);
            RevisionAnnotations.Size(set, deployment);
            if (await objects.CreateAsync(ResourceKeys.ReplicaSets, set, cancellationToken).ConfigureAwait(false) is not null)
            {
                return set.Name();
            }
        }

        return null;
    }

    private static bool Refresh(MapNode set, MapNode deployment, long revision)
    {
        var changed = RevisionAnnotations.Describe(set, deployment, revision);
        var minReadySeconds = deployment.GetInt64("spec", "minReadySeconds") ?? 0;
        if ((set.GetInt64("spec", "minReadySeconds") ?? 0) == minReadySeconds)
        {
            return changed;
        }

        ReplicaCounts.Put(set.GetOrAddMap("spec"), "minReadySeconds", minReadySeconds);
        return true;
    }

    private static MapNode NewSet(MapNode deployment, MapNode template, string hash, long replicas)
    {
        var labelled = template.Copy();
        labelled.GetOrAddMap("metadata").GetOrAddMap("labels").Set(HashLabel, hash);
        var selector = deployment.GetMap("spec", "selector")?.Copy() ?? new MapNode();
        selector.GetOrAddMap("matchLabels").Set(HashLabel, hash);
        var metadata = new MapNode
        {
            { "name", $"{deployment.Name()}-{hash}" },
            { "namespace", deployment.Namespace() },
            { "labels", labelled.GetMap("metadata", "labels")!.Copy() },
            { "ownerReferences", new ListNode { deployment.ControllerReference() } },
        };
        var spec = new MapNode { { "replicas", replicas }, { "selector", selector }, { "template", labelled } };
        if (deployment.Get("spec", "minReadySeconds") is { } minReadySeconds)
        {
            spec.Set("minReadySeconds", minReadySeconds);
        }

        return new MapNode { { "metadata", metadata }, { "spec", spec } };
    }

    private static bool SameTemplate(MapNode? left, MapNode right)
    {
        if (left is null)
        {
            return false;
        }

        var copy = left.Copy();
        var labels = copy.GetMap("metadata", "labels");
        labels?.Remove(HashLabel);
        if (labels is { Count: 0 } && right.GetMap("metadata", "labels") is null)
        {
            copy.GetMap("metadata")!.Remove("labels");
        }

        return copy.Equals(right);
    }
}
