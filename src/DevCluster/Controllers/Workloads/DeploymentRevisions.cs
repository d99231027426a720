using System.Globalization;
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
    private const string RevisionAnnotation = "deployment.kubernetes.io/revision";

    /// <summary>The name of the ReplicaSet with the Deployment's template.</summary>
    public static string? Current(MapNode deployment, IReadOnlyList<StoredObject> sets)
    {
        var template = deployment.GetMap("spec", "template") ?? new MapNode();
        return sets.Where(set => SameTemplate(set.Root.GetMap("spec", "template"), template)).OrderBy(set => set.Root.Created()).FirstOrDefault()?.Key.Name;
    }

    public async ValueTask<string?> EnsureCurrentAsync(
        ObjectKey key, MapNode deployment, IReadOnlyList<StoredObject> sets, bool create, CancellationToken cancellationToken)
    {
        var current = Current(deployment, sets);
        var oldest = sets.Where(set => set.Key.Name != current).Select(set => Revision(set.Root)).DefaultIfEmpty(0).Max();
        if (current is null && !create)
        {
            return null;
        }

        var revision = $"{oldest + 1}";
        if (current is null)
        {
            current = await CreateAsync(deployment, revision, cancellationToken).ConfigureAwait(false);
        }
        else if (Revision(sets.First(set => set.Key.Name == current).Root) > oldest)
        {
            revision = $"{Revision(sets.First(set => set.Key.Name == current).Root)}";
        }
        else
        {
            var set = new ObjectKey(ResourceKeys.ReplicaSets, key.Namespace, current);
            await objects.UpdateAsync(set, "", item => Annotate(item, revision), cancellationToken).ConfigureAwait(false);
        }

        // With the status, as the real controller does: an annotation by itself would count as a new generation.
        await objects.UpdateAsync(key, "status", item => Annotate(item, revision), cancellationToken).ConfigureAwait(false);
        return current;
    }

    /// <summary>Removes scaled-down revisions beyond the history limit.</summary>
    public async ValueTask CleanUpAsync(MapNode deployment, IReadOnlyList<StoredObject> sets, CancellationToken cancellationToken)
    {
        var limit = deployment.GetInt64("spec", "revisionHistoryLimit") ?? 10;
        var current = Current(deployment, sets);
        var old = sets.Where(set => set.Key.Name != current && (set.Root.GetInt64("spec", "replicas") ?? 1) == 0 && (set.Root.GetInt64("status", "replicas") ?? 0) == 0)
            .OrderByDescending(set => Revision(set.Root));
        foreach (var set in old.Skip((int)limit))
        {
            await objects.DeleteAsync(set.Key, new DeleteOptions { Uid = set.Root.Uid(), PropagationPolicy = "Background" }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<string?> CreateAsync(MapNode deployment, string revision, CancellationToken cancellationToken)
    {
        var template = deployment.GetMap("spec", "template")!;
        for (var collisions = 0; collisions < 16; collisions++)
        {
            var hash = TemplateHash.Of(template, collisions);
            var set = NewSet(deployment, template, hash, revision);
            if (await objects.CreateAsync(ResourceKeys.ReplicaSets, set, cancellationToken).ConfigureAwait(false) is not null)
            {
                return set.Name();
            }
        }

        return null;
    }

    private static MapNode NewSet(MapNode deployment, MapNode template, string hash, string revision)
    {
        var labelled = template.Copy();
        labelled.GetOrAddMap("metadata").GetOrAddMap("labels").Set(HashLabel, hash);
        var selector = deployment.GetMap("spec", "selector")?.Copy() ?? new MapNode();
        selector.GetOrAddMap("matchLabels").Set(HashLabel, hash);
        var wanted = deployment.GetInt64("spec", "replicas") ?? 1;
        var metadata = new MapNode
        {
            { "name", $"{deployment.Name()}-{hash}" },
            { "namespace", deployment.Namespace() },
            { "labels", labelled.GetMap("metadata", "labels")!.Copy() },
            {
                "annotations",
                new MapNode
                {
                    { "deployment.kubernetes.io/desired-replicas", $"{wanted}" },
                    { "deployment.kubernetes.io/max-replicas", $"{wanted + RollingUpdate.MaxSurge(deployment)}" },
                    { RevisionAnnotation, revision },
                }
            },
            { "ownerReferences", new ListNode { deployment.ControllerReference() } },
        };
        PodTemplates.CopySimulation(deployment, metadata);
        var spec = new MapNode { { "replicas", 0 }, { "selector", selector }, { "template", labelled } };
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

    private static long Revision(MapNode item) =>
        long.TryParse(item.Annotation(RevisionAnnotation), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;

    private static bool Annotate(MapNode item, string revision)
    {
        if (item.Annotation(RevisionAnnotation) == revision)
        {
            return false;
        }

        item.GetOrAddMap("metadata").GetOrAddMap("annotations").Set(RevisionAnnotation, revision);
        return true;
    }
}
