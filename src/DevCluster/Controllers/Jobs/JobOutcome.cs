using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Jobs;

/// <summary>What the pods of a Job amount to.</summary>
internal sealed record JobOutcome
{
    private const int PatientTries = 7;

    public required long Active { get; init; }

    public required long Ready { get; init; }

    public required long Succeeded { get; init; }

    public required long Failed { get; init; }

    /// <summary>The indexes that are done, of a Job that has such: <c>0-2,5</c>.</summary>
    public string? CompletedIndexes { get; init; }

    /// <summary>How many pods should run now.</summary>
    public required long Wanted { get; init; }

    public required bool IsSuspended { get; init; }

    /// <summary>The reason and message of a failure.</summary>
    public (string Reason, string Message)? Failure { get; init; }

    public bool IsComplete { get; init; }

    /// <summary>The time left until the Job's deadline, or until another pod is tried.</summary>
    public TimeSpan? DeadlineIn { get; init; }

    public bool StopsPods => IsSuspended || Failure is not null || IsComplete;

    public static JobOutcome Of(MapNode job, IReadOnlyList<StoredObject> pods, DateTimeOffset now)
    {
        var indexes = JobIndexes.Of(job, pods);
        var policy = PodFailurePolicy.Of(job, pods);
        long active = pods.Count(pod => PodState.IsActive(pod.Root));
        var parallelism = job.GetInt64("spec", "parallelism") ?? 1;
        var completions = job.GetInt64("spec", "completions");
        var succeeded = indexes?.Completed.Count ?? Told(job, "succeeded", pods.Count(pod => PodState.Phase(pod.Root) == "Succeeded"));
        var failed = Told(job, "failed", policy.Counted);
        var deadline = DeadlineOf(job, now);
        var suspended = job.GetBoolean("spec", "suspend") == true;
        var pause = PauseOf(pods, now);
        var wanted = completions is { } count ? Math.Min(parallelism, count - succeeded) : succeeded > 0 ? active : parallelism;
        return new JobOutcome
        {
            Active = active,
            Ready = pods.Count(pod => PodState.IsActive(pod.Root) && PodState.IsReady(pod.Root)),
            Succeeded = succeeded,
            Failed = failed,
            CompletedIndexes = indexes?.ToString(),
            Wanted = pause is null ? wanted : Math.Min(wanted, active),
            IsSuspended = suspended,
            IsComplete = completions is { } needed ? succeeded >= needed : succeeded > 0 && active == 0,
            Failure = policy.Failure is { } message ? ("PodFailurePolicy", message) : FailureOf(job, failed, suspended ? null : deadline),
            DeadlineIn = suspended || deadline <= TimeSpan.Zero ? pause : deadline < pause ? deadline : pause ?? deadline,
        };
    }

    /// <summary>Pods that are gone have been counted; what was told once is not taken back.</summary>
    private static long Told(MapNode job, string field, long present) => Math.Max(present, job.GetInt64("status", field) ?? 0);

    /// <summary>
    /// The first failures are followed by another try at once, since nobody wants to wait in a development cluster; after more of them the
    /// tries come ever more slowly, or a Job that forgives every failure would fill the cluster with failed pods.
    /// </summary>
    private static TimeSpan? PauseOf(IReadOnlyList<StoredObject> pods, DateTimeOffset now)
    {
        var failures = pods.Select(pod => pod.Root).Where(pod => PodState.Phase(pod) == "Failed").ToArray();
        if (failures.Length <= PatientTries)
        {
            return null;
        }

        var last = failures.Max(pod => ObjectFields.ParseTime(Conditions.Find(pod.GetMap("status"), "Ready").GetString("lastTransitionTime")) ?? pod.Created());
        var pause = last + TimeSpan.FromSeconds(10 << Math.Min(failures.Length - PatientTries - 1, 6)) - now;
        return pause > TimeSpan.Zero ? pause : null;
    }

    private static TimeSpan? DeadlineOf(MapNode job, DateTimeOffset now) => job.GetInt64("spec", "activeDeadlineSeconds") is { } seconds
        ? (ObjectFields.ParseTime(job.GetString("status", "startTime")) ?? now) + TimeSpan.FromSeconds(seconds) - now
        : null;

    private static (string Reason, string Message)? FailureOf(MapNode job, long failed, TimeSpan? deadline)
    {
        if (failed > (job.GetInt64("spec", "backoffLimit") ?? 6))
        {
            return ("BackoffLimitExceeded", "Job has reached the specified backoff limit");
        }

        return deadline <= TimeSpan.Zero ? ("DeadlineExceeded", "Job was active longer than specified deadline") : null;
    }
}
