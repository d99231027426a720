using System.Runtime.CompilerServices;
using Flux.Contracts.Reconciling;
using Flux.Grains.Clusters;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.ObjectStore;

namespace Flux.Grains.Dispatching;

/// <summary>Finds the resources whose stored status shows that their controller has not finished: no grain is asked.</summary>
internal sealed class UnfinishedWork(IObjectStore store)
{
    private const string RequestedAt = "reconcile.fluxcd.io/requestedAt";

    public async IAsyncEnumerable<Wake> FindAsync(WakeRules rules, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var revisions = await RevisionsAsync(cancellationToken);
        foreach (var kind in rules.Running)
        {
            var page = await store.ListAsync(new ListRequest(kind.Resource), cancellationToken);
            foreach (var item in page.Items.Where(item => IsUnfinished(item, revisions)))
            {
                yield return rules.WakeOf(kind, item.Key, WakeReason.Retry);
            }
        }
    }

    /// <summary>The clusters in which something is or is to be delivered: their grains may have woken somebody who is lost.</summary>
    public async Task<IReadOnlySet<string>> ClustersAsync(CancellationToken cancellationToken)
    {
        var clusters = new HashSet<string>(StringComparer.Ordinal) { ClusterId.Home };
        foreach (var item in (await store.ListAsync(new ListRequest(ToolkitKinds.Kustomization.Resource), cancellationToken)).Items)
        {
            if (item.Root.GetMap("spec", "kubeConfig") is { } reference)
            {
                clusters.Add(ClusterId.Of(item.Key.Namespace, reference));
            }
        }

        return clusters;
    }

    private static bool IsUnfinished(StoredObject item, IReadOnlyDictionary<string, string> revisions)
    {
        var subject = new ManifestObject(item.Root);
        if (item.Root.GetString("metadata", "deletionTimestamp") is not null)
        {
            return true;
        }

        if (item.Root.GetBoolean("spec", "suspend") is true)
        {
            return false;
        }

        return item.Root.GetInt64("status", "observedGeneration") != subject.Generation
            || subject.Annotation(RequestedAt) != item.Root.GetString("status", "lastHandledReconcileAt")
            || !StoredConditions.Has(item.Root, ConditionTypes.Ready, "True")
            || StoredConditions.Has(item.Root, ConditionTypes.Reconciling, "True")
            || IsBehindItsSource(item, revisions);
    }

    private static bool IsBehindItsSource(StoredObject item, IReadOnlyDictionary<string, string> revisions)
    {
        if (item.Key.Resource != ToolkitKinds.Kustomization.Resource)
        {
            return false;
        }

        var source = item.Root.GetMap("spec", "sourceRef");
        var @namespace = source.GetString("namespace") is { Length: > 0 } named ? named : item.Key.Namespace;
        var term = ReferenceIndex.SourceTerm(source.GetString("kind") ?? "", @namespace, source.GetString("name") ?? "");
        return revisions.TryGetValue(term, out var revision) && revision != item.Root.GetString("status", "lastAppliedRevision");
    }

    /// <summary>The revision that each source offers, by its index term.</summary>
    private async Task<Dictionary<string, string>> RevisionsAsync(CancellationToken cancellationToken)
    {
        var revisions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var kind in ToolkitKinds.Sources)
        {
            var page = await store.ListAsync(new ListRequest(kind.Resource), cancellationToken);
            foreach (var item in page.Items)
            {
                if (item.Root.GetString("status", "artifact", "revision") is { } revision)
                {
                    revisions[ReferenceIndex.SourceTerm(kind.Kind, item.Key.Namespace, item.Key.Name)] = revision;
                }
            }
        }

        return revisions;
    }
}
