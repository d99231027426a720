using Flux.Manifests.Nodes;

namespace Flux.Manifests.Status;

/// <summary>Kinds whose rule is short.</summary>
internal static class OtherStatus
{
    public static StatusResult Service(MapNode item)
    {
        var isWaiting = item.Text("ClusterIP", "spec", "type") == "LoadBalancer" && item.Text("", "spec", "clusterIP").Length == 0;
        return isWaiting
            ? StatusResult.InProgress("NoIPAssigned", "ClusterIP not set. Service type: LoadBalancer")
            : StatusResult.Current("Service is ready");
    }

    public static StatusResult PersistentVolumeClaim(MapNode item)
    {
        var phase = item.Text("unknown", "status", "phase");
        return phase == "Bound"
            ? StatusResult.Current("PVC is Bound")
            : StatusResult.InProgress("NotBound", $"PVC is not Bound. phase: {phase}");
    }

    public static StatusResult Job(MapNode item)
    {
        var completions = item.Number(item.Number(1, "spec", "parallelism"), "spec", "completions");
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
            ? StatusResult.InProgress("JobNotStarted", "Job not started")
            : StatusResult.Current($"Job in progress. success:{succeeded}, active: {item.Number(0, "status", "active")}, failed: {failed}");
    }

    public static StatusResult CustomResourceDefinition(MapNode item)
    {
        foreach (var condition in item.Conditions())
        {
            var isRefused = condition.Is("NamesAccepted", "False") || (condition.Is("Established", "False") && condition.Reason != "Installing");
            if (isRefused)
            {
                return StatusResult.Failed(condition.Reason, condition.Message);
            }

            if (condition.Is("Established", "True"))
            {
                return StatusResult.Current("CRD is established");
            }
        }

        return StatusResult.InProgress("Installing", "Install in progress");
    }
}
