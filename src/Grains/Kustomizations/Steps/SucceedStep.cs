using Flux.Grains.Reconciling;
using Flux.Grains.Statuses;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Kustomizations.Steps;

/// <summary>Records the success, and what a later run may compare with.</summary>
internal sealed class SucceedStep(IOptions<ReconcileOptions> options, TimeProvider time) : IKustomizationStep
{
    public Task<StepOutcome> RunAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        run.Status.Set("lastAppliedRevision", run.Revision);
        if (run.OriginRevision.Length > 0)
        {
            run.Status.Set("lastAppliedOriginRevision", run.OriginRevision);
        }
        else
        {
            run.Status.Remove("lastAppliedOriginRevision");
        }

        run.Conditions.Set(ConditionTypes.Ready, "True", KustomizationReasons.Succeeded, $"Applied revision: {run.Revision}");
        Record.Outcome(run, KustomizationReasons.Succeeded, time);
        run.Memory.ComparedAt = run.StartedAt;
        run.Memory.Fingerprint = run.HasRemoteContent ? "" : Fingerprint.Of(run);
        run.Memory.WatchEpoch = run.WatchEpoch;
        return Task.FromResult(StepOutcome.Stop(ReconcileResult.Recurring(Schedule.Next(run, options.Value))));
    }
}
