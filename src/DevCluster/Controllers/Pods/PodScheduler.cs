using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Pods;

/// <summary>Puts pods on the one node, if they can run there.</summary>
internal sealed class PodScheduler(ClusterObjects objects, ControllerOptions options)
{
    private const string NoNode =
        "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.";

    /// <summary>Whether the pod has a node now.</summary>
    public async ValueTask<bool> ScheduleAsync(ObjectKey key, MapNode pod, CancellationToken cancellationToken)
    {
        if (await ObstacleAsync(key, pod, cancellationToken).ConfigureAwait(false) is { } obstacle)
        {
            await objects.UpdateAsync(key, "status", item => Refuse(item, obstacle), cancellationToken).ConfigureAwait(false);
            return false;
        }

        return await BindAsync(key, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<string?> ObstacleAsync(ObjectKey key, MapNode pod, CancellationToken cancellationToken)
    {
        var node = await objects.FindAsync(new ObjectKey(ResourceKeys.Nodes, "", options.NodeName), cancellationToken).ConfigureAwait(false);
        if (!LabelSelection.Contains(node.GetMap("metadata", "labels"), pod.GetMap("spec", "nodeSelector")))
        {
            return NoNode;
        }

        foreach (var claim in ClaimNames(pod))
        {
            var found = await objects.FindAsync(new ObjectKey(ResourceKeys.PersistentVolumeClaims, key.Namespace, claim), cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                return $"0/1 nodes are available: persistentvolumeclaim \"{claim}\" not found. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.";
            }

            if (found.GetString("status", "phase") != "Bound")
            {
                return "0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.";
            }
        }

        return null;
    }

    public static IEnumerable<string> ClaimNames(MapNode pod) =>
        (pod.GetList("spec", "volumes") ?? []).Select(volume => volume.GetString("persistentVolumeClaim", "claimName")).OfType<string>();

    private bool Refuse(MapNode pod, string message)
    {
        var status = pod.GetMap("status")?.Copy() ?? new MapNode();
        status.Set("phase", "Pending");
        var condition = Conditions.Of("PodScheduled", false, "Unschedulable", message);
        Conditions.Set(status, condition, objects.Now);
        if (status.Equals(pod["status"]))
        {
            return false;
        }

        pod.Set("status", status);
        return true;
    }

    /// <summary>What the binding subresource does, which only a scheduler calls: the node is set past the checks of an update.</summary>
    private async ValueTask<bool> BindAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        while (await objects.Store.GetAsync(key, cancellationToken).ConfigureAwait(false) is { } current)
        {
            if (current.Root.GetString("spec", "nodeName") is { Length: > 0 })
            {
                return true;
            }

            var bound = current.Root.Copy();
            bound.GetOrAddMap("spec").Set("nodeName", options.NodeName);
            var status = bound.GetOrAddMap("status");
            Conditions.Set(status, new MapNode { { "type", "PodScheduled" }, { "status", "True" } }, objects.Now);
            var result = await objects.Store.WriteAsync(WriteRequest.Update(key, current.Version, VersionedBody.Of(bound)), cancellationToken).ConfigureAwait(false);
            if (result.IsWritten)
            {
                return true;
            }
        }

        return false;
    }
}
