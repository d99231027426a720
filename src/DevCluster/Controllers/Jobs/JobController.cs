using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.DevCluster.Controllers.Running;
using Flux.DevCluster.Controllers.Workloads;
using Flux.KubeApi.Requests;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Jobs;

/// <summary>Runs the pods of Jobs until enough have succeeded, too many have failed, or time is up.</summary>
internal sealed class JobController(ClusterObjects objects) : IController
{
    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.Jobs, ResourceKeys.Pods];

    public void Observe(Change change, WorkQueue queue) => OwnerQueue.Observe(change, ResourceKeys.Jobs, "Job", queue);

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } job || job.IsDeleting())
        {
            return null;
        }

        if (JobStatus.IsFinished(job))
        {
            return await ExpireAsync(key, job, cancellationToken).ConfigureAwait(false);
        }

        // One time for all of it: a deadline that passes on the way is found by the next look, which the time left brings about.
        var now = objects.Now;
        var pods = await objects.OwnedAsync(ResourceKeys.Pods, job.Uid(), cancellationToken).ConfigureAwait(false);
        var outcome = JobOutcome.Of(job, pods, now);
        await (outcome.StopsPods
            ? StopAsync(pods, cancellationToken)
            : StartAsync(job, pods, outcome, cancellationToken)).ConfigureAwait(false);
        pods = await objects.OwnedAsync(ResourceKeys.Pods, job.Uid(), cancellationToken).ConfigureAwait(false);
        outcome = JobOutcome.Of(job, pods, now);
        await objects.DescribeAsync(key, job, item => JobStatus.Describe(item, outcome, now), cancellationToken).ConfigureAwait(false);
        return outcome.DeadlineIn;
    }

    private async Task StopAsync(IReadOnlyList<StoredObject> pods, CancellationToken cancellationToken)
    {
        foreach (var pod in pods.Where(pod => PodState.IsActive(pod.Root)))
        {
            await objects.DeleteAsync(pod.Key, new DeleteOptions { Uid = pod.Root.Uid() }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task StartAsync(MapNode job, IReadOnlyList<StoredObject> pods, JobOutcome outcome, CancellationToken cancellationToken)
    {
        var free = new Queue<long>(FreeIndexes(job, pods));
        for (var missing = outcome.Wanted - outcome.Active; missing > 0; missing--)
        {
            var pod = PodTemplates.NewPod(job, job.GetMap("spec", "template"), null);
            if (free.TryDequeue(out var index))
            {
                JobIndexes.Put(pod, job, index);
            }

            await objects.CreateAsync(ResourceKeys.Pods, pod, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The indexes that are neither done nor worked on; none for a Job without indexes.</summary>
    private static long[] FreeIndexes(MapNode job, IReadOnlyList<StoredObject> pods)
    {
        if (JobIndexes.Of(job, pods) is not { } indexes)
        {
            return [];
        }

        var taken = pods.Where(pod => PodState.IsActive(pod.Root)).Select(pod => JobIndexes.IndexOf(pod.Root)).OfType<long>().Concat(indexes.Completed).ToHashSet();
        return Enumerable.Range(0, (int)(job.GetInt64("spec", "completions") ?? 1)).Select(index => (long)index).Where(index => !taken.Contains(index)).ToArray();
    }

    /// <summary>Deletes a finished Job when its time to live is over.</summary>
    private async ValueTask<TimeSpan?> ExpireAsync(ObjectKey key, MapNode job, CancellationToken cancellationToken)
    {
        if (job.GetInt64("spec", "ttlSecondsAfterFinished") is not { } seconds)
        {
            return null;
        }

        var left = JobStatus.FinishedAt(job, objects.Now) + TimeSpan.FromSeconds(seconds) - objects.Now;
        if (left > TimeSpan.Zero)
        {
            return left;
        }

        await objects.DeleteAsync(key, new DeleteOptions { Uid = job.Uid(), PropagationPolicy = "Foreground" }, cancellationToken).ConfigureAwait(false);
        return null;
    }
}
