using Flux.Contracts.Kustomizations;
using Flux.Contracts.Objects;
using Flux.Grains.Clusters;
using Flux.Grains.Events;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Grains.Telemetry;
using Flux.Grains.Tenants;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;
using Flux.ObjectStore;

namespace Flux.Grains.Kustomizations;

/// <summary>
/// Runs the steps of a Kustomization and closes the books: whatever step ends the run, the status is written, the request is
/// acknowledged and the outcome told. Stateless: one serves all.
/// </summary>
internal sealed class KustomizationReconciler(
    IObjectStore store,
    ITenantDirectory tenants,
    NamespaceOwnership ownership,
    TenantProvisioning provisioning,
    KustomizationFinalizer finalizer,
    IDriftWatch drift,
    IEnumerable<IKustomizationStep> steps,
    KustomizationEvents events,
    TimeProvider time) : IReconciler
{
    internal const string RequestedAt = "reconcile.fluxcd.io/requestedAt";

    private static readonly OwnedStatus Owner = new(
        "gotk-kustomize-controller",
        new HashSet<string> { ConditionTypes.Ready, ConditionTypes.Healthy, ConditionTypes.Reconciling, ConditionTypes.Stalled, TenantHold.ConditionType });

    public async Task<ReconcileResult> ReconcileAsync(ReconcileContext context, CancellationToken cancellationToken)
    {
        var stored = await store.GetAsync(ToolkitKinds.Kustomization.Key(context.Id.Namespace, context.Id.Name), cancellationToken);
        if (stored is null)
        {
            return ReconcileResult.Deleted;
        }

        var isOwner = await ownership.HoldsAsync(context, cancellationToken);
        var run = Begin(context with { Fence = ownership.Guard(context) }, stored);
        if (!isOwner)
        {
            return await LeaveAsync(run, cancellationToken);
        }

        if (run.Object.Metadata.DeletionTimestamp is not null)
        {
            return await DeleteAsync(run, cancellationToken);
        }

        if (!await run.Session.AddFinalizerAsync(Finalizers.Flux, cancellationToken))
        {
            return ReconcileResult.Retry;
        }

        var result = run.Spec.Suspend ? ReconcileResult.Rest : await RunSafelyAsync(run, cancellationToken);
        if (!ownership.IsOwner(context.Id))
        {
            return await LeaveAsync(run, cancellationToken);
        }

        await FinishAsync(run, cancellationToken);
        return await FailedTooEarlyAsync(run, cancellationToken) ? ReconcileResult.Retry : result;
    }

    /// <summary>The namespace has another owner, whose grain does and says everything from now on.</summary>
    private async Task<ReconcileResult> LeaveAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        await drift.ForgetAsync(ClusterId.Of(run), run.Context.GrainKey, cancellationToken);
        return ReconcileResult.Deleted;
    }

    /// <summary>The tenant's account and rights came only while the run was under way.</summary>
    private async Task<bool> FailedTooEarlyAsync(KustomizationRun run, CancellationToken cancellationToken) =>
        run.Tenant is { } tenant
        && !run.Nothing
        && run.Conditions.IsFalse(ConditionTypes.Ready)
        && await provisioning.CameSinceAsync(tenant.Name, run.StartedAt, cancellationToken);

    private async Task<ReconcileResult> RunSafelyAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await RunStepsAsync(run, cancellationToken);
        }
        catch (Exception error) when (UnexpectedFailure.Is(error))
        {
            run.Memory.Forget();
            run.Conditions.Set(ConditionTypes.Ready, "False", KustomizationReasons.Failed, UnexpectedFailure.Describe(error));
            await FinishAsync(run, cancellationToken);
            throw;
        }
    }

    private async Task<ReconcileResult> RunStepsAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            var outcome = await RunStepAsync(step, run, cancellationToken);
            if (outcome.Result is { } result)
            {
                return result;
            }
        }

        throw new InvalidOperationException("The last step of a Kustomization ends the run.");
    }

    private static async Task<StepOutcome> RunStepAsync(IKustomizationStep step, KustomizationRun run, CancellationToken cancellationToken)
    {
        var stage = StageTelemetry.Of("Kustomization", step);
        try
        {
            var outcome = await step.RunAsync(run, cancellationToken);
            stage.Done(outcome.Result is not null);
            return outcome;
        }
        finally
        {
            stage.Dispose();
        }
    }

    private async Task<ReconcileResult> DeleteAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        var finished = await finalizer.FinalizeAsync(run, cancellationToken);
        if (!finished)
        {
            await FinishAsync(run, cancellationToken);
            return ReconcileResult.Retry;
        }

        var wasReady = run.Conditions.IsTrue(ConditionTypes.Ready);
        await run.Session.RemoveFinalizerAsync(Finalizers.Flux, cancellationToken);
        if (wasReady && !run.Spec.Suspend)
        {
            TellFinished(run);
        }

        return ReconcileResult.Deleted;
    }

    private async Task FinishAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        if (run.Nothing)
        {
            return;
        }

        if (run.Object.Metadata.Annotations.TryGetValue(RequestedAt, out var token))
        {
            run.Status.Set("lastHandledReconcileAt", token);
        }

        if (run.Conditions.IsTrue(ConditionTypes.Ready))
        {
            run.Conditions.Remove(ConditionTypes.Reconciling);
            run.Status.Set("observedGeneration", run.Object.Metadata.Generation);
        }

        if (run.Conditions.IsFalse(ConditionTypes.Ready) && run.Conditions.Find(ConditionTypes.Reconciling) is { } reconciling)
        {
            run.Conditions.Set(
                ConditionTypes.Reconciling, "True", KustomizationReasons.ProgressingWithRetry, reconciling.GetString("message") ?? "");
        }

        await run.Session.SaveStatusAsync(cancellationToken);
        if (!run.Spec.Suspend && run.Conditions.IsTrue(ConditionTypes.Ready))
        {
            TellFinished(run);
        }
    }

    private void TellFinished(KustomizationRun run) => events.OfLastApplied(
        run,
        EventSeverity.Info,
        $"Reconciliation finished in {GoDuration.Format(time.GetUtcNow() - run.StartedAt)}, next run in {GoDuration.Format(run.Interval)}",
        commitStatus: true);

    private KustomizationRun Begin(ReconcileContext context, StoredObject stored)
    {
        var session = new ResourceSession(store, stored, Owner);
        var item = ToolkitJson.Read<KustomizationSpec, KustomizationStatus>(stored.Json.Span);
        var conditions = new ConditionSet(session.Status, item.Metadata.Generation, time);
        return new KustomizationRun
        {
            Context = context,
            Session = session,
            Object = item,
            Conditions = conditions,
            IsOwner = () => ownership.IsOwner(context.Id),
            WasReady = conditions.IsTrue(ConditionTypes.Ready),
            StartedAt = time.GetUtcNow(),
            Tenant = tenants.TenantOf(item.Metadata.Namespace) is { } name ? tenants.Find(name) : null,
        };
    }
}
