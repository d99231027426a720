using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Quantities;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Quota;

/// <summary>Counts what the objects of a namespace use of its quotas. Admission counts ahead; this puts it right when objects go.</summary>
internal sealed class QuotaController(ClusterObjects objects) : IController
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    public IReadOnlyList<ResourceKey>? Kinds => null;

    public void Observe(Change change, WorkQueue queue)
    {
        var key = change.Object!.Key;
        if (key.Resource == ResourceKeys.ResourceQuotas)
        {
            if (change.Previous is not { } previous || !Equals(previous.Root["spec"], change.Object.Root["spec"]))
            {
                queue.Add(key);
            }
            else if (!Equals(previous.Root["status"], change.Object.Root["status"]))
            {
                // Not at once: admission has counted an object ahead that may not be stored yet, or never will be.
                queue.AddAfter(key, Settling);
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
                await CountAsync(quota.Key, cancellationToken).ConfigureAwait(false);
            }
        }
        else
        {
            await CountAsync(key, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Counts until nothing is counted ahead meanwhile, which the count would overwrite.</summary>
    private async ValueTask CountAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        for (var isCounted = false; !isCounted;)
        {
            if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } quota)
            {
                return;
            }

            var used = await UsedAsync(key.Namespace, quota, cancellationToken).ConfigureAwait(false);
            var status = new MapNode { { "hard", quota.Get("spec", "hard")?.DeepClone() ?? new MapNode() }, { "used", used } };
            await objects.UpdateAsync(key, "status", Settle, cancellationToken).ConfigureAwait(false);

            bool Settle(MapNode item)
            {
                isCounted = item.GetString("metadata", "resourceVersion") == quota.GetString("metadata", "resourceVersion");
                if (!isCounted || status.Equals(item["status"]))
                {
                    return false;
                }

                item.Set("status", status);
                return true;
            }
        }
    }

    private async ValueTask<MapNode> UsedAsync(string ns, MapNode quota, CancellationToken cancellationToken)
    {
        var used = new MapNode();
        foreach (var resource in quota.GetMap("spec", "hard")?.Keys ?? [])
        {
            var sum = Quantity.Of(0, QuantityFormat.DecimalSI);
            if (QuotaUsage.KindOf(resource) is { } kind)
            {
                var items = await objects.ListAsync(kind, ns, cancellationToken).ConfigureAwait(false);
                sum = items.Where(item => QuotaScope.Includes(quota, kind, item.Root)).Aggregate(sum, (total, item) => total.Add(QuotaUsage.Of(resource, item.Root)));
            }

            used.Set(resource, sum.ToString());
        }

        return used;
    }
}
