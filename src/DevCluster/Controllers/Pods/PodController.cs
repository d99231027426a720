using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.KubeApi.Requests;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Pods;

/// <summary>Scheduler and kubelet of the one node: pods start, run, end and go, without containers.</summary>
internal sealed class PodController(ClusterObjects objects, ControllerOptions options) : IController
{
    private readonly PodScheduler _scheduler = new(objects, options);
    private readonly PodAddresses _addresses = new();

    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.Pods, ResourceKeys.Nodes, ResourceKeys.PersistentVolumeClaims];

    public void Observe(Change change, WorkQueue queue)
    {
        var item = change.Object!;
        if (item.Key.Resource == ResourceKeys.Pods)
        {
            _addresses.Note(item.Root.GetString("status", "podIP"));
            if (change.Kind != ChangeKind.Deleted)
            {
                queue.Add(item.Key);
            }
        }
        else
        {
            // A pod that waits for a claim, or for the node, is looked at again.
            queue.Add(item.Key);
        }
    }

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (key.Resource != ResourceKeys.Pods)
        {
            await RetryPendingAsync(key, cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } pod)
        {
            return null;
        }

        if (pod.IsDeleting())
        {
            if ((pod.GetInt64("metadata", "deletionGracePeriodSeconds") ?? 0) > 0)
            {
                await objects.DeleteAsync(key, new DeleteOptions { GracePeriodSeconds = 0, Uid = pod.Uid() }, cancellationToken).ConfigureAwait(false);
            }

            return null;
        }

        if (PodState.IsFinished(pod) || !await IsScheduledAsync(key, pod, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        return await RunAsync(key, pod, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> IsScheduledAsync(ObjectKey key, MapNode pod, CancellationToken cancellationToken)
    {
        var node = pod.GetString("spec", "nodeName") ?? "";
        return node.Length == 0
            ? pod.GetList("spec", "schedulingGates") is not { Count: > 0 } && await _scheduler.ScheduleAsync(key, pod, cancellationToken).ConfigureAwait(false)
            : node == options.NodeName;
    }

    private async ValueTask<TimeSpan?> RunAsync(ObjectKey key, MapNode pod, CancellationToken cancellationToken)
    {
        var untilStart = pod.Created() + options.PodStartDelay - objects.Now;
        if (options.PodStartDelay > TimeSpan.Zero && untilStart > TimeSpan.Zero)
        {
            return untilStart;
        }

        var simulation = Simulation.Of(pod);
        if (OwnerIndex.Controller(pod).GetString("kind") == "Job" && simulation is not (Simulation.Hang or Simulation.CrashLoop))
        {
            return await RunToEndAsync(key, pod, simulation == Simulation.Fail, cancellationToken).ConfigureAwait(false);
        }

        var address = pod.GetString("status", "podIP") ?? _addresses.Next();
        await objects.UpdateAsync(key, "status", item => PodStatus.Run(item, address, objects.Now), cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async ValueTask<TimeSpan?> RunToEndAsync(ObjectKey key, MapNode pod, bool fails, CancellationToken cancellationToken)
    {
        var address = pod.GetString("status", "podIP") ?? _addresses.Next();
        if (options.JobRunTime > TimeSpan.Zero)
        {
            var running = await objects.UpdateAsync(key, "status", item => PodStatus.Run(item, address, objects.Now), cancellationToken).ConfigureAwait(false);
            var started = ObjectFields.ParseTime(running.GetString("status", "startTime")) ?? objects.Now;
            var rest = started + options.JobRunTime - objects.Now;
            if (rest > TimeSpan.Zero)
            {
                return rest;
            }
        }

        await objects.UpdateAsync(key, "status", item => PodStatus.End(item, address, fails, objects.Now), cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async ValueTask RetryPendingAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        string? ns = key.Resource == ResourceKeys.PersistentVolumeClaims ? key.Namespace : null;
        foreach (var pod in await objects.ListAsync(ResourceKeys.Pods, ns, cancellationToken).ConfigureAwait(false))
        {
            var isPending = PodState.Phase(pod.Root) == "Pending" && pod.Root.GetString("spec", "nodeName") is null or "";
            var waits = ns is null || PodScheduler.ClaimNames(pod.Root).Contains(key.Name);
            if (isPending && waits && !pod.Root.IsDeleting())
            {
                await ReconcileAsync(pod.Key, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
