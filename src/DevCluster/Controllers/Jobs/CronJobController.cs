using System.Globalization;
using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.DevCluster.Controllers.Workloads;
using Flux.KubeApi.Requests;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Jobs;

/// <summary>Makes the Jobs of a CronJob when they are due.</summary>
internal sealed class CronJobController(ClusterObjects objects) : IController
{
    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.CronJobs, ResourceKeys.Jobs];

    public void Observe(Change change, WorkQueue queue) => OwnerQueue.Observe(change, ResourceKeys.CronJobs, "CronJob", queue);

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } cron || cron.IsDeleting())
        {
            return null;
        }

        var jobs = await objects.OwnedAsync(ResourceKeys.Jobs, cron.Uid(), cancellationToken).ConfigureAwait(false);
        await ForgetAsync(jobs, "Complete", cron.GetInt64("spec", "successfulJobsHistoryLimit") ?? 3, cancellationToken).ConfigureAwait(false);
        await ForgetAsync(jobs, "Failed", cron.GetInt64("spec", "failedJobsHistoryLimit") ?? 1, cancellationToken).ConfigureAwait(false);
        var schedule = CronSchedule.Of(cron);
        DateTimeOffset? started = null;
        if (schedule?.Due(cron, objects.Now) is { } due && cron.GetBoolean("spec", "suspend") != true)
        {
            started = await StartAsync(cron, jobs, due, cancellationToken).ConfigureAwait(false) ? due : null;
            jobs = await objects.OwnedAsync(ResourceKeys.Jobs, cron.Uid(), cancellationToken).ConfigureAwait(false);
        }

        await objects.UpdateAsync(key, "status", item => Describe(item, jobs, started), cancellationToken).ConfigureAwait(false);
        return schedule?.NextIn(cron, objects.Now);
    }

    private async ValueTask<bool> StartAsync(MapNode cron, IReadOnlyList<StoredObject> jobs, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var running = jobs.Where(job => !JobStatus.IsFinished(job.Root) && job.Key.Name != JobName(cron, due)).ToArray();
        var policy = cron.GetString("spec", "concurrencyPolicy");
        if (policy == "Forbid" && running.Length > 0)
        {
            return false;
        }

        foreach (var job in policy == "Replace" ? running : [])
        {
            await objects.DeleteAsync(job.Key, new DeleteOptions { Uid = job.Root.Uid(), PropagationPolicy = "Background" }, cancellationToken).ConfigureAwait(false);
        }

        // One that is there already was made before the status could say so.
        return await objects.CreateAsync(ResourceKeys.Jobs, NewJob(cron, due), cancellationToken).ConfigureAwait(false) is not null
            || jobs.Any(known => known.Key.Name == JobName(cron, due));
    }

    private static string JobName(MapNode cron, DateTimeOffset due) => string.Create(CultureInfo.InvariantCulture, $"{cron.Name()}-{due.ToUnixTimeSeconds() / 60}");

    private static MapNode NewJob(MapNode cron, DateTimeOffset due)
    {
        var template = cron.GetMap("spec", "jobTemplate");
        var annotations = template.GetMap("metadata", "annotations")?.Copy() ?? new MapNode();
        annotations.Set("batch.kubernetes.io/cronjob-scheduled-timestamp", ObjectFields.Format(due));
        var metadata = new MapNode
        {
            { "name", JobName(cron, due) },
            { "namespace", cron.Namespace() },
            { "labels", template.GetMap("metadata", "labels")?.Copy() ?? new MapNode() },
            { "annotations", annotations },
            { "ownerReferences", new ListNode { cron.ControllerReference() } },
        };
        PodTemplates.CopySimulation(cron, metadata);
        return new MapNode { { "metadata", metadata }, { "spec", template.GetMap("spec")?.Copy() ?? new MapNode() } };
    }

    private async ValueTask ForgetAsync(IReadOnlyList<StoredObject> jobs, string condition, long keep, CancellationToken cancellationToken)
    {
        var finished = jobs.Where(job => Conditions.IsTrue(job.Root.GetMap("status"), condition)).OrderByDescending(job => job.Root.Created());
        foreach (var job in finished.Skip((int)keep))
        {
            await objects.DeleteAsync(job.Key, new DeleteOptions { Uid = job.Root.Uid(), PropagationPolicy = "Background" }, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool Describe(MapNode cron, IReadOnlyList<StoredObject> jobs, DateTimeOffset? started)
    {
        var status = cron.GetMap("status")?.Copy() ?? new MapNode();
        var active = new ListNode(jobs.Where(job => !JobStatus.IsFinished(job.Root)).Select(job => new MapNode
        {
            { "kind", "Job" },
            { "namespace", job.Key.Namespace },
            { "name", job.Key.Name },
            { "uid", job.Root.Uid() },
            { "apiVersion", "batch/v1" },
            { "resourceVersion", job.Root.GetString("metadata", "resourceVersion") ?? "" },
        }));
        if (active.Count == 0)
        {
            status.Remove("active");
        }
        else
        {
            status.Set("active", active);
        }

        if (started is { } time)
        {
            status.Set("lastScheduleTime", ObjectFields.Format(time));
        }

        var completed = jobs.Select(job => job.Root.GetString("status", "completionTime")).OfType<string>().DefaultIfEmpty("").Max();
        if (completed is { Length: > 0 })
        {
            status.Set("lastSuccessfulTime", completed);
        }

        if (status.Equals(cron["status"] ?? new MapNode()))
        {
            return false;
        }

        cron.Set("status", status);
        return true;
    }
}
