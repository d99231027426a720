using Flux.Grains.Clusters;
using Flux.Grains.Reconciling;
using Flux.Grains.Statuses;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Kustomizations.Steps;

/// <summary>Records the success, and hands what was applied to the watches.</summary>
internal sealed class SucceedStep(IDriftWatch drift, IOptions<ReconcileOptions> options, TimeProvider time) : IKustomizationStep
{
    public async Task<StepOutcome> RunAsync(KustomizationRun run, CancellationToken cancellationToken)
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
        run.Memory.Fingerprint = Fingerprint.Of(run);
        run.Memory.WatchEpoch = await drift.TrackAsync(ClusterId.Of(run.Spec.KubeConfig), run.Context.GrainKey, run.Changes, cancellationToken);
        return StepOutcome.Stop(ReconcileResult.In(Schedule.Next(run, options.Value)));
    }
}
