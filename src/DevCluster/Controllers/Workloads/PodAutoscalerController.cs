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

    public IReadOnlyList<ResourceKey> Kinds { get; } = [Autoscalers];

    public void Observe(Change change, WorkQueue queue)
    {
        if (change.Kind != ChangeKind.Deleted)
        {
            queue.Add(change.Object!.Key);
        }
    }

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } scaler || Target(scaler) is not { } target)
        {
            return null;
        }

        long before = 0, wanted = 0;
        await objects.UpdateAsync(
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
        if (wanted != before)
        {
            await objects.UpdateAsync(key, "status", item => Describe(item, before, wanted), cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private static ObjectKey? Target(MapNode scaler)
    {
        ResourceKey? kind = scaler.GetString("spec", "scaleTargetRef", "kind") switch
        {
            "Deployment" => ResourceKeys.Deployments,
            "ReplicaSet" => ResourceKeys.ReplicaSets,
            "StatefulSet" => ResourceKeys.StatefulSets,
            _ => null,
        };
        return kind is { } resource ? new ObjectKey(resource, scaler.Namespace(), scaler.GetString("spec", "scaleTargetRef", "name") ?? "") : null;
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
