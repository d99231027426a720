using Flux.Grains.Statuses;
using Flux.Manifests.Text;

namespace Flux.Grains.Kustomizations;

/// <summary>The conditions that a run shows on its way, in Flux' words.</summary>
internal static class ProgressReport
{
    /// <summary>Shows what the run does now, and stores it so that watchers see it.</summary>
    /// <param name="isDue">The status holds more than a report and must be stored, however quiet the run is.</param>
    /// <returns>False when the object is gone, or another tenant's by now.</returns>
    public static Task<bool> ShowAsync(KustomizationRun run, string activity, CancellationToken cancellationToken, bool isDue = false)
    {
        if (!run.IsOwner())
        {
            return Task.FromResult(false);
        }

        run.Conditions.Remove(ConditionTypes.Stalled);
        run.Conditions.Set(ConditionTypes.Reconciling, "True", KustomizationReasons.Progressing, Text(run, activity));
        return run.IsQuiet && !run.Drifted && !isDue ? Task.FromResult(true) : run.Session.SaveStatusAsync(cancellationToken);
    }

    public static string Text(KustomizationRun run, string activity) =>
        $"{activity} for revision {run.Revision} with a timeout of {GoDuration.Format(run.Timeout)}";

    /// <summary>A failure that is tried again at the retry interval, told as an event with the same text.</summary>
    /// <param name="told">The event's text where it differs from the condition's.</param>
    public static StepOutcome Fail(KustomizationRun run, KustomizationEvents events, string reason, string message, string? told = null)
    {
        run.Memory.Forget();
        run.Conditions.Set(ConditionTypes.Ready, "False", reason, run.Secrets.Hide(message));
        events.Error(run, told ?? message);
        return StepOutcome.Stop(Reconciling.ReconcileResult.Recurring(run.RetryInterval));
    }

    /// <summary>A failure that only a change of the spec can cure.</summary>
    public static StepOutcome Stall(KustomizationRun run, string reason, string message, bool observed)
    {
        run.Memory.Forget();
        run.Conditions.Set(ConditionTypes.Ready, "False", reason, message);
        run.Conditions.Set(ConditionTypes.Stalled, "True", reason, message);
        run.Conditions.Remove(ConditionTypes.Reconciling);
        if (observed)
        {
            run.Status.Set("observedGeneration", run.Object.Metadata.Generation);
        }

        return StepOutcome.Stop(Reconciling.ReconcileResult.Rest);
    }
}
