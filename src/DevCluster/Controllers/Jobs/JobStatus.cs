using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Workloads;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Jobs;

/// <summary>The status of a Job.</summary>
internal static class JobStatus
{
    public static bool IsFinished(MapNode job) =>
        Conditions.IsTrue(job.GetMap("status"), "Complete") || Conditions.IsTrue(job.GetMap("status"), "Failed");

    public static DateTimeOffset FinishedAt(MapNode job, DateTimeOffset now)
    {
        var status = job.GetMap("status");
        var condition = Conditions.Find(status, "Complete") ?? Conditions.Find(status, "Failed");
        return ObjectFields.ParseTime(condition.GetString("lastTransitionTime")) ?? now;
    }

    /// <returns>False when the status is so already.</returns>
    public static bool Describe(MapNode job, JobOutcome outcome, DateTimeOffset now)
    {
        if (IsFinished(job))
        {
            return false;
        }

        var status = job.GetMap("status")?.Copy() ?? new MapNode();
        if (outcome.IsSuspended)
        {
            status.Remove("startTime");
        }
        else
        {
            status.TryAdd("startTime", ObjectFields.Format(now));
        }

        DescribeSuspension(status, outcome.IsSuspended, now);
        ReplicaCounts.Put(status, "active", outcome.Active);
        ReplicaCounts.Put(status, "succeeded", outcome.Succeeded);
        ReplicaCounts.Put(status, "failed", outcome.Failed);
        if (outcome.CompletedIndexes is { Length: > 0 } indexes)
        {
            status.Set("completedIndexes", indexes);
        }

        status.Set("terminating", 0);
        status.Set("uncountedTerminatedPods", new MapNode());
        status.Set("ready", outcome.Ready);
        DescribeEnd(status, outcome, now);
        if (status.Equals(job["status"]))
        {
            return false;
        }

        job.Set("status", status);
        return true;
    }

    private static void DescribeEnd(MapNode status, JobOutcome outcome, DateTimeOffset now)
    {
        if (outcome.Failure is { } failure && outcome.Active == 0)
        {
            Set(status, "FailureTarget", true, failure.Reason, failure.Message, now);
            Set(status, "Failed", true, failure.Reason, failure.Message, now);
        }
        else if (outcome.IsComplete && outcome.Active == 0)
        {
            const string reason = "CompletionsReached";
            const string message = "Reached expected number of succeeded pods";
            Set(status, "SuccessCriteriaMet", true, reason, message, now);
            Set(status, "Complete", true, reason, message, now);
            status.Set("completionTime", ObjectFields.Format(now));
        }
    }

    private static void DescribeSuspension(MapNode status, bool isSuspended, DateTimeOffset now)
    {
        if (isSuspended)
        {
            Set(status, "Suspended", true, "JobSuspended", "Job suspended", now);
        }
        else if (Conditions.Find(status, "Suspended") is not null)
        {
            Set(status, "Suspended", false, "JobResumed", "Job resumed", now);
        }
    }

    private static void Set(MapNode status, string type, bool value, string reason, string message, DateTimeOffset now) =>
        Conditions.Set(status, Conditions.Of(type, value, reason, message), now, "lastProbeTime");
}
