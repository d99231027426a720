using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Quantities;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Quota;

/// <summary>Counts what the objects of a namespace use of its quotas. Admission counts ahead; this puts it right when objects go.</summary>
internal sealed class QuotaController(ClusterObjects objects) : IController
{
    public IReadOnlyList<ResourceKey>? Kinds => null;

    public void Observe(Change change, WorkQueue queue)
    {
        var key = change.Object!.Key;
        if (key.Resource == ResourceKeys.ResourceQuotas)
        {
            // Not when its status changes: admission has counted an object ahead then that may not be stored yet.
            if (change.Previous is not { } previous || !Equals(previous.Root.Get("spec", "hard"), change.Object.Root.Get("spec", "hard")))
            {
                queue.Add(key);
            }
        }
        else if (key.Namespace.Length > 0 && (change.Kind == ChangeKind.Deleted || (Varies(key.Resource) && change.Previous is not null)))
        {
            queue.Add(new ObjectKey(ResourceKeys.ResourceQuotas, key.Namespace, ""));
        }
    }

    /// <summary>Whether what an object of a kind uses may become less while it is there.</summary>
    private static bool Varies(ResourceKey kind) => kind == ResourceKeys.Pods || kind == ResourceKeys.Services || kind == ResourceKeys.PersistentVolumeClaims;

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (key.Name.Length == 0)
        {
            foreach (var quota in await objects.ListAsync(ResourceKeys.ResourceQuotas, key.Namespace, cancellationToken).ConfigureAwait(false))
            {
                await CountAsync(quota.Key, quota.Root, cancellationToken).ConfigureAwait(false);
            }
        }
        else if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } quota)
        {
            await CountAsync(key, quota, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async ValueTask CountAsync(ObjectKey key, MapNode quota, CancellationToken cancellationToken)
    {
        var hard = quota.GetMap("spec", "hard") ?? new MapNode();
        var used = new MapNode();
        foreach (var resource in hard.Keys)
        {
            var sum = Quantity.Of(0, QuantityFormat.DecimalSI);
            if (QuotaUsage.KindOf(resource) is { } kind)
            {
                var items = await objects.ListAsync(kind, key.Namespace, cancellationToken).ConfigureAwait(false);
                sum = items.Where(item => QuotaScope.Includes(quota, kind, item.Root)).Aggregate(sum, (total, item) => total.Add(QuotaUsage.Of(resource, item.Root)));
            }

            used.Set(resource, sum.ToString());
        }

        await objects.SetStatusAsync(key, new MapNode { { "hard", hard }, { "used", used } }, cancellationToken).ConfigureAwait(false);
    }
}
