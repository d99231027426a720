using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Jobs;

/// <summary>What the pods of a Job amount to.</summary>
internal sealed record JobOutcome
{
    public required long Active { get; init; }

    public required long Ready { get; init; }

    public required long Succeeded { get; init; }

    public required long Failed { get; init; }

    /// <summary>How many pods should run now.</summary>
    public required long Wanted { get; init; }

    public required bool IsSuspended { get; init; }

    /// <summary>The reason and message of a failure.</summary>
    public (string Reason, string Message)? Failure { get; init; }

    public bool IsComplete { get; init; }

    /// <summary>The time left until the Job's deadline.</summary>
    public TimeSpan? DeadlineIn { get; init; }

    public bool StopsPods => IsSuspended || Failure is not null || IsComplete;

    public static JobOutcome Of(MapNode job, IReadOnlyList<StoredObject> pods, DateTimeOffset now)
    {
        long succeeded = pods.Count(pod => PodState.Phase(pod.Root) == "Succeeded");
        long failed = pods.Count(pod => PodState.Phase(pod.Root) == "Failed");
        long active = pods.Count(pod => PodState.IsActive(pod.Root));
        var parallelism = job.GetInt64("spec", "parallelism") ?? 1;
        var completions = job.GetInt64("spec", "completions");
        var deadline = DeadlineOf(job, now);
        var suspended = job.GetBoolean("spec", "suspend") == true;
        return new JobOutcome
        {
            Active = active,
            Ready = pods.Count(pod => PodState.IsActive(pod.Root) && PodState.IsReady(pod.Root)),
            Succeeded = succeeded,
            Failed = failed,
            Wanted = completions is { } count ? Math.Min(parallelism, count - succeeded) : succeeded > 0 ? active : parallelism,
            IsSuspended = suspended,
            IsComplete = completions is { } needed ? succeeded >= needed : succeeded > 0 && active == 0,
            Failure = FailureOf(job, failed, suspended ? null : deadline),
            DeadlineIn = suspended || deadline <= TimeSpan.Zero ? null : deadline,
        };
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
