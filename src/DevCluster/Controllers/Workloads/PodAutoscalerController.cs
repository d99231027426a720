using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>
/// Keeps the targets of autoscalers within their bounds. There are no metrics on a cluster without containers, so nothing scales
/// between them.
/// </summary>
internal sealed class PodAutoscalerController(ClusterObjects objects) : IController
{
    private static readonly ResourceKey Autoscalers = new("autoscaling", "horizontalpodautoscalers");

    private static readonly Dictionary<string, ResourceKey> Targets = new(StringComparer.Ordinal)
    {
        ["Deployment"] = ResourceKeys.Deployments,
        ["ReplicaSet"] = ResourceKeys.ReplicaSets,
        ["StatefulSet"] = ResourceKeys.StatefulSets,
    };

    public IReadOnlyList<ResourceKey> Kinds { get; } = [Autoscalers, .. Targets.Values];

    public void Observe(Change change, WorkQueue queue)
    {
        var key = change.Object!.Key;
        if (key.Resource == Autoscalers ? change.Kind != ChangeKind.Deleted : change.Previous is null || IsResized(change))
        {
            queue.Add(key);
        }
    }

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (key.Resource == Autoscalers)
        {
            if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } scaler)
            {
                await ScaleAsync(key, scaler, cancellationToken).ConfigureAwait(false);
            }

            return null;
        }

        foreach (var scaler in await objects.ListAsync(Autoscalers, key.Namespace, cancellationToken).ConfigureAwait(false))
        {
            if (Target(scaler.Root) == key)
            {
                await ScaleAsync(scaler.Key, scaler.Root, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    private static bool IsResized(Change change) => !Equals(change.Previous!.Root.Get("spec", "replicas"), change.Object!.Root.Get("spec", "replicas"));

    private static ObjectKey? Target(MapNode scaler) =>
        Targets.TryGetValue(scaler.GetString("spec", "scaleTargetRef", "kind") ?? "", out var kind)
            ? new ObjectKey(kind, scaler.Namespace(), scaler.GetString("spec", "scaleTargetRef", "name") ?? "")
            : null;

    private async ValueTask ScaleAsync(ObjectKey key, MapNode scaler, CancellationToken cancellationToken)
    {
        if (Target(scaler) is not { } target)
        {
            return;
        }

        long before = 0, wanted = 0;
        var found = await objects.UpdateAsync(
            target,
            "",
            item =>
            {
                before = item.GetInt64("spec", "replicas") ?? 1;
                wanted = before == 0 ? 0 : Math.Clamp(before, scaler.GetInt64("spec", "minReplicas") ?? 1, scaler.GetInt64("spec", "maxReplicas") ?? before);
                item.GetOrAddMap("spec").Set("replicas", wanted);
                return wanted != before;
            },
            cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            await objects.UpdateAsync(key, "status", item => Miss(item, target), cancellationToken).ConfigureAwait(false);
        }
        else if (wanted != before)
        {
            await objects.UpdateAsync(key, "status", item => Describe(item, before, wanted), cancellationToken).ConfigureAwait(false);
        }
    }

    private bool Miss(MapNode scaler, ObjectKey target)
    {
        var status = scaler.GetMap("status")?.Copy() ?? new MapNode();
        status.TryAdd("desiredReplicas", 0);
        status.TryAdd("currentMetrics", NullNode.Instance);
        var message = $"the HPA controller was unable to get the target's current scale: {target.Resource} \"{target.Name}\" not found";
        Conditions.Set(status, Conditions.Of("AbleToScale", false, "FailedGetScale", message), objects.Now);
        if (status.Equals(scaler["status"]))
        {
            return false;
        }

        scaler.Set("status", status);
        return true;
    }

    private bool Describe(MapNode scaler, long before, long wanted)
    {
        var status = scaler.GetMap("status")?.Copy() ?? new MapNode();
        status.Set("lastScaleTime", ObjectFields.Format(objects.Now));
        status.Set("currentReplicas", before);
        status.Set("desiredReplicas", wanted);
        var message = $"the HPA controller was able to update the target scale to {wanted}";
        Conditions.Set(status, Conditions.Of("AbleToScale", true, "SucceededRescale", message), objects.Now);
        scaler.Set("status", status);
        return true;
    }
}
