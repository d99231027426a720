using Flux.Contracts.Reconciling;
using Flux.Grains.Clusters;
using Flux.Grains.Reconciling;
using Flux.Grains.Statuses;
using Flux.Manifests.Nodes;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Kustomizations.Steps;

/// <summary>
/// Ends a routine run that has nothing to do: the same inputs as at the last success, and watches that reported no drift since.
/// Costs no request to any cluster and writes nothing.
/// </summary>
internal sealed class SkipStep(IDriftWatch drift, IOptions<ReconcileOptions> options, TimeProvider time) : IKustomizationStep
{
    public async Task<StepOutcome> RunAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        if (IsEcho(run))
        {
            run.Nothing = true;
            return StepOutcome.Stop(ReconcileResult.Recurring(Schedule.Next(run, options.Value)));
        }

        var isSettled = run.Context.IsRoutine
            && !ReadsConfiguration(run)
            && run.Memory.Fingerprint == Fingerprint.Of(run)
            && run.Conditions.IsTrue(ConditionTypes.Ready)
            && time.GetUtcNow() - run.Memory.ComparedAt < options.Value.FullCheckPeriod;
        if (!isSettled
            || await drift.EpochAsync(ClusterId.Of(run), cancellationToken) != run.Memory.WatchEpoch
            || await MayBeUnhealthyAsync(run, cancellationToken))
        {
            return StepOutcome.Continue;
        }

        run.Nothing = true;
        return StepOutcome.Stop(ReconcileResult.Recurring(Schedule.Next(run, options.Value)));
    }

    /// <summary>
    /// What was healthy may have ceased to be. Watches tell so of what was applied and by the built-in rules; what else the spec asks for
    /// is looked at.
    /// </summary>
    private async Task<bool> MayBeUnhealthyAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        if (!run.Spec.Wait && run.Spec.HealthChecks.Count == 0)
        {
            return false;
        }

        return run.Spec.HealthCheckExprs.Count > 0
            || !(run.Spec.Wait || HealthTargets.AreOwn(run))
            || await drift.IsUnwellAsync(ClusterId.Of(run), run.Context.GrainKey, cancellationToken);
    }

    /// <summary>A change of the resource or its source that the last run, which ended well, has seen already.</summary>
    private static bool IsEcho(KustomizationRun run) =>
        run.Context.Reasons.All(reason => reason is WakeReason.SourceChanged or WakeReason.Changed)
        && (run.Object.Metadata.Annotations.GetValueOrDefault(KustomizationReconciler.RequestedAt) ?? "") is var token
        && (token.Length == 0 || run.Status.GetString("lastHandledReconcileAt") == token)
        && run.Conditions.IsTrue(ConditionTypes.Ready)
        && run.Status.GetString("lastAttemptedRevision") == run.Revision
        && run.Status.GetInt64("observedGeneration") == run.Object.Metadata.Generation;

    /// <summary>ConfigMaps and Secrets that the spec names may have changed without a wake, so they are read again.</summary>
    private static bool ReadsConfiguration(KustomizationRun run) =>
        run.Spec.PostBuild is { SubstituteFrom.Count: > 0 } || run.Spec.Decryption is not null;
}
