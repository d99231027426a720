using Flux.Grains.Health;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Grains.Tenants;
using Flux.Grains.Tenants.Metering;
using Flux.Manifests.Validation;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Kustomizations.Steps;

/// <summary>Whether the resource may be worked on at all: its namespace's owner, the tenant's freeze and windows, disabled features.</summary>
internal sealed class AdmissionStep(
    IOptions<ReconcileOptions> options,
    ObjectQuota quota,
    TenantProvisioning provisioning,
    IHealthCheckers health,
    KustomizationEvents events,
    TimeProvider time) : IKustomizationStep
{
    public async Task<StepOutcome> RunAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        if (await quota.RefusalAsync(ToolkitKinds.Kustomization, run.Session.Current, run.Tenant, cancellationToken) is { } refusal)
        {
            return Deny(run, TenantHold.QuotaExceeded, refusal);
        }

        return run.Tenant is { } tenant && !run.WasReady && await provisioning.IsPendingAsync(tenant.Name, cancellationToken)
            ? Await(run, tenant)
            : Admit(run);
    }

    /// <summary>Without its account and rights it would only fail. Told in the condition alone: the tenant's change wakes it.</summary>
    private StepOutcome Await(KustomizationRun run, TenantPolicy tenant)
    {
        run.Memory.Forget();
        run.Conditions.Set(ConditionTypes.Ready, "False", KustomizationReasons.DependencyNotReady, $"tenant '{tenant.Name}' is being provisioned");
        return StepOutcome.Stop(ReconcileResult.In(options.Value.RequeueDependency));
    }

    private StepOutcome Admit(KustomizationRun run)
    {
        if (run.Tenant is null && !options.Value.AllowUnclaimedNamespaces)
        {
            var @namespace = run.Object.Metadata.Namespace;
            return Deny(run, KustomizationReasons.AccessDenied, $"namespace '{@namespace}' belongs to no tenant; name it in a Tenant's spec.namespaces");
        }

        if (run.Spec.ServiceAccountName.Length > 0 && NameRules.Dns1123Subdomain(run.Spec.ServiceAccountName).Count > 0)
        {
            return Deny(run, KustomizationReasons.AccessDenied, "spec.serviceAccountName is not the name of a service account; name one of the same namespace");
        }

        if (health.Fault(run) is { } fault)
        {
            return Deny(run, KustomizationReasons.InvalidCelExpression, $"{KustomizationReasons.TerminalPrefix}: {fault}", observed: true);
        }

        if (run.Spec.Decryption is { ServiceAccountName.Length: > 0 } && !options.Value.IsEnabled(FeatureGates.ObjectLevelWorkloadIdentity))
        {
            return Deny(
                run,
                KustomizationReasons.FeatureGateDisabled,
                $"to use spec.decryption.serviceAccountName for decryption authentication please enable the {FeatureGates.ObjectLevelWorkloadIdentity} feature gate in the controller");
        }

        return run.Tenant is { } tenant ? Hold(run, TenantCalendar.HoldOf(tenant.Spec, time.GetUtcNow())) : StepOutcome.Continue;
    }

    /// <summary>A hold leaves everything as it is: what is applied stays applied, and the run comes back when the hold ends.</summary>
    private static StepOutcome Hold(KustomizationRun run, TenantHold? hold)
    {
        if (hold is null)
        {
            run.Conditions.Remove(TenantHold.ConditionType);
            return StepOutcome.Continue;
        }

        run.Memory.Forget();
        run.Conditions.Set(TenantHold.ConditionType, "True", hold.Reason, hold.Message);
        return StepOutcome.Stop(hold.Until is { } delay ? ReconcileResult.In(delay) : ReconcileResult.Rest);
    }

    private StepOutcome Deny(KustomizationRun run, string reason, string message, bool observed = false)
    {
        var outcome = ProgressReport.Stall(run, reason, message, observed);
        events.Error(run, message);
        return outcome;
    }
}
