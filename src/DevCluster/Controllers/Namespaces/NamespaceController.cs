using Flux.DevCluster.Aggregation;
using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Namespaces;

/// <summary>Empties a namespace that is being deleted, says what still holds it, and lets it go.</summary>
internal sealed class NamespaceController(ClusterObjects objects, IResourceRegistry registry, AggregatedContent aggregated) : IController
{
    private const string Finalizer = "kubernetes";

    /// <summary>Nothing tells when an object at another server goes.</summary>
    private static readonly TimeSpan AggregatedPeriod = TimeSpan.FromSeconds(1);

    public IReadOnlyList<ResourceKey>? Kinds => null;

    public void Observe(Change change, WorkQueue queue)
    {
        var key = change.Object!.Key;
        if (key.Resource == ResourceKeys.Namespaces)
        {
            if (change.Object.Root.IsDeleting())
            {
                queue.Add(key);
            }
        }
        else if (key.Namespace.Length > 0 && (change.Kind == ChangeKind.Deleted || change.Object.Root.IsDeleting()))
        {
            queue.Add(new ObjectKey(ResourceKeys.Namespaces, "", key.Namespace));
        }
    }

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } item || !item.IsDeleting())
        {
            return null;
        }

        var content = await EmptyAsync(key.Name, cancellationToken).ConfigureAwait(false);
        var (elsewhere, problem) = await aggregated.DeleteAsync(key.Name, cancellationToken).ConfigureAwait(false);
        content.DiscoveryProblem = problem;
        foreach (var (resource, remaining) in elsewhere)
        {
            content.Add(resource, remaining);
        }

        if (content.IsEmpty)
        {
            await objects.UpdateAsync(key, "finalize", RemoveFinalizer, cancellationToken).ConfigureAwait(false);
            return null;
        }

        await objects.UpdateAsync(key, "status", found => content.Describe(found, objects.Now), cancellationToken).ConfigureAwait(false);
        return elsewhere.Count > 0 || problem is not null ? AggregatedPeriod : null;
    }

    private static bool RemoveFinalizer(MapNode item)
    {
        if (item.GetList("spec", "finalizers") is not { Count: > 0 } finalizers)
        {
            return false;
        }

        var rest = finalizers.Where(finalizer => finalizer is not StringNode { Value: Finalizer }).ToArray();
        if (rest.Length == 0)
        {
            item.GetMap("spec")!.Remove("finalizers");
        }
        else
        {
            item.GetMap("spec")!.Set("finalizers", new ListNode(rest));
        }

        return true;
    }

    private async ValueTask<RemainingContent> EmptyAsync(string name, CancellationToken cancellationToken)
    {
        var content = new RemainingContent();
        var kinds = registry.Current.Definitions.Where(kind => kind.IsNamespaced && kind.Virtual is null && kind.Verbs.Contains("delete"));
        foreach (var kind in kinds.DistinctBy(kind => kind.StorageKey))
        {
            foreach (var item in await objects.ListAsync(kind.StorageKey, name, cancellationToken).ConfigureAwait(false))
            {
                if (!item.Root.IsDeleting())
                {
                    var options = new DeleteOptions { PropagationPolicy = "Background", Uid = item.Root.Uid() };
                    await objects.DeleteAsync(item.Key, options, cancellationToken).ConfigureAwait(false);
                }

                if (await objects.FindAsync(item.Key, cancellationToken).ConfigureAwait(false) is { } remaining)
                {
                    content.Add($"{kind.Plural}.{kind.Group}", remaining);
                }
            }
        }

        return content;
    }
}
