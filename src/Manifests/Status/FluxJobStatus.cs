using Flux.Manifests.Nodes;

namespace Flux.Manifests.Status;

/// <summary>
/// The rule by which Flux waits for a Job: until it is over, where kstatus is content with its start. Nothing else counts,
/// neither deletion nor generation.
/// </summary>
internal static class FluxJobStatus
{
    public static StatusResult Compute(MapNode item)
    {
        if (item.GetBoolean("spec", "suspend") == true)
        {
            return StatusResult.Current("Job is suspended");
        }

        var parallelism = item.Number(1, "spec", "parallelism");
        var completions = item.Number(parallelism, "spec", "completions");
        var succeeded = item.Number(0, "status", "succeeded");
        var failed = item.Number(0, "status", "failed");
        foreach (var condition in item.Conditions())
        {
            if (condition.Is("Complete", "True"))
            {
                return StatusResult.Current($"Job Completed. succeeded: {succeeded}/{completions}");
            }

            if (condition.Is("Failed", "True"))
            {
                return StatusResult.Failed("JobFailed", $"Job Failed. failed: {failed}/{completions}");
            }
        }

        return item.Text("", "status", "startTime").Length == 0
            ? StatusResult.InProgress("JobNotStarted", $"Job not started. active: 0/{parallelism}")
            : StatusResult.InProgress("JobInProgress", $"Job in progress. success:{succeeded}, active: {item.Number(0, "status", "active")}, failed: {failed}");
    }
}
