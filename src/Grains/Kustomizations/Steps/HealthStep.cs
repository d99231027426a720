using Flux.Apply.Health;
using Flux.Contracts.Reconciling;
using Flux.Grains.Health;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Manifests.Text;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Kustomizations.Steps;

/// <summary>Waits until what was applied is healthy. Its worker is given up meanwhile: waiting is not work.</summary>
internal sealed class HealthStep(
    IHealthCheckers health, IOptions<ReconcileOptions> options, KustomizationEvents events, TimeProvider time) : IKustomizationStep
{

    public async Task<StepOutcome> RunAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        var (targets, error) = HealthTargets.Of(run);
        if (error is not null)
        {
            Record.Outcome(run, KustomizationReasons.HealthCheckFailed, time);
            return ProgressReport.Fail(run, events, KustomizationReasons.HealthCheckFailed, error);
        }

        if (targets is null)
        {
            run.Conditions.Remove(ConditionTypes.Healthy);
            return StepOutcome.Continue;
        }

        var wasHealthy = run.Conditions.IsTrue(ConditionTypes.Healthy);
        run.Conditions.Set(ConditionTypes.Healthy, "Unknown", KustomizationReasons.Progressing, ProgressReport.Text(run, "Running health checks"));
        await ProgressReport.ShowAsync(run, "Running health checks", cancellationToken);
        run.Context.Slot.Release();
        var started = time.GetUtcNow();
        var outcome = await WaitAsync(run, targets, cancellationToken);
        if (outcome is null)
        {
            return Cancel(run);
        }

        var took = GoDuration.Format(time.GetUtcNow() - started);
        return outcome.IsHealthy ? await PassAsync(run, took, wasHealthy, cancellationToken) : Fail(run, took, outcome);
    }

    /// <summary>Null when a newer wake ended the wait.</summary>
    private async Task<HealthOutcome?> WaitAsync(KustomizationRun run, IReadOnlyList<HealthTarget> targets, CancellationToken cancellationToken)
    {
        var interruptible = options.Value.IsEnabled(FeatureGates.CancelHealthCheckOnNewRevision);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, interruptible ? run.Context.Interrupted : CancellationToken.None);
        try
        {
            var settings = new HealthOptions
            {
                Timeout = run.Timeout,
                FailFast = !options.Value.IsEnabled(FeatureGates.DisableFailFastBehavior),
                Reader = health.ReaderFor(run),
            };
            return await health.For(run).WaitAsync(targets, settings, linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<StepOutcome> PassAsync(KustomizationRun run, string took, bool wasHealthy, CancellationToken cancellationToken)
    {
        var message = $"Health check passed in {took}";
        var isNewRevision = (Manifests.Nodes.NodeExtensions.GetString(run.Status, "lastAppliedRevision") ?? "") != run.Revision;
        if (!wasHealthy || (isNewRevision && run.Drifted))
        {
            events.Info(run, message);
        }

        run.Conditions.Set(ConditionTypes.Healthy, "True", "Succeeded", message);
        await run.Session.SaveStatusAsync(cancellationToken);
        return StepOutcome.Continue;
    }

    private StepOutcome Fail(KustomizationRun run, string took, HealthOutcome outcome)
    {
        run.Conditions.Set(ConditionTypes.Healthy, "False", KustomizationReasons.HealthCheckFailed, run.Secrets.Hide(outcome.Message));
        Record.Outcome(run, KustomizationReasons.HealthCheckFailed, time);
        return ProgressReport.Fail(run, events, KustomizationReasons.HealthCheckFailed, $"health check failed after {took}: {outcome.Message}");
    }

    private static string TriggerOf(KustomizationRun run)
    {
        var metadata = run.Object.Metadata;
        return run.Context.Waiting().Contains(WakeReason.SourceChanged)
            ? $"{run.Spec.SourceRef.Kind}/{run.Spec.SourceRef.Namespace ?? metadata.Namespace}/{run.Spec.SourceRef.Name}"
            : $"{ToolkitKinds.Kustomization.Kind}/{metadata.Namespace}/{metadata.Name}";
    }

    private StepOutcome Cancel(KustomizationRun run)
    {
        var trigger = TriggerOf(run);
        run.Memory.Forget();
        run.Conditions.Set(ConditionTypes.Ready, "False", KustomizationReasons.HealthCheckCanceled, $"New reconciliation triggered by {trigger}");
        events.Info(run, $"Health checks canceled due to new reconciliation triggered by {trigger}");
        return StepOutcome.Stop(ReconcileResult.In(TimeSpan.Zero));
    }
}
