using Flux.Apply.Applying;
using Flux.Apply.Health;
using Flux.Contracts.Objects;
using Flux.Contracts.Tenants;
using Flux.Grains.Clusters;
using Flux.Grains.Events;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.Grains.Tenants;

/// <summary>Gives a tenant what it needs in the home cluster: namespaces, the identity that applies, its rights, its fence.</summary>
internal sealed class TenantReconciler(
    IObjectStore store, IHomeCluster home, ITenantDirectory tenants, IStatusReader health, TenantUsageReport usage, IEventRecorder events, TimeProvider time) : IReconciler
{
    private const string Controller = "tenant-controller";
    private const string Succeeded = "Succeeded";
    private const string RevocationFailed = "RevocationFailed";
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private static readonly OwnedStatus Owner = new(
        "gotk-tenant-controller", new HashSet<string> { ConditionTypes.Ready, ConditionTypes.Reconciling, ConditionTypes.Stalled });

    public async Task<ReconcileResult> ReconcileAsync(ReconcileContext context, CancellationToken cancellationToken)
    {
        var stored = await store.GetAsync(ToolkitKinds.Tenant.Key("", context.Id.Name), cancellationToken);
        if (stored is null)
        {
            return ReconcileResult.Deleted;
        }

        var session = new ResourceSession(store, stored, Owner);
        var item = ToolkitJson.Read<TenantSpec, TenantStatus>(stored.Json.Span);
        var conditions = new ConditionSet(session.Status, item.Metadata.Generation, time);
        if (item.Metadata.DeletionTimestamp is not null)
        {
            return await DeleteAsync(item.Metadata.Name, session, conditions, cancellationToken);
        }

        if (!await session.AddFinalizerAsync(Finalizers.Flux, cancellationToken))
        {
            return ReconcileResult.Retry;
        }

        // Another claim may be younger than what this silo knows.
        await tenants.RefreshAsync(cancellationToken);
        var (reason, message) = await ProvisionAsync(item, cancellationToken);
        var isReady = reason == Succeeded;
        Tell(session, conditions, isReady, reason, message);
        conditions.Set(ConditionTypes.Ready, isReady ? "True" : "False", reason, message);
        session.Status.Set("observedGeneration", item.Metadata.Generation);
        session.Status.Set("usage", await usage.CreateAsync(new TenantPolicy(item.Metadata.Name, item.Spec), cancellationToken));
        await session.SaveStatusAsync(cancellationToken);
        return isReady ? ReconcileResult.In(Interval) : ReconcileResult.Retry;
    }

    private async Task<(string Reason, string Message)> ProvisionAsync(
        ToolkitObject<TenantSpec, TenantStatus> tenant, CancellationToken cancellationToken)
    {
        var foreign = tenant.Spec.Namespaces.FirstOrDefault(claimed => tenants.TenantOf(claimed) is { } owner && owner != tenant.Metadata.Name);
        if (foreign is not null)
        {
            return ("NamespaceConflict", $"namespace '{foreign}' belongs to tenant '{tenants.TenantOf(foreign)}'; take it out of one of the two");
        }

        // What is to be taken back does not wait for what cannot be given.
        var failure = await ProvideAsync(tenant, cancellationToken);
        if (await new TenantRevocation(home.Client(null), tenant.Metadata.Name, tenant.Spec).RunAsync(cancellationToken) is { } refusal)
        {
            return (RevocationFailed, $"what the tenant should not have any more could not be taken back: {refusal.Message}");
        }

        if (failure is not null)
        {
            return ("ProvisioningFailed", failure);
        }

        return TenantCalendar.FaultOf(tenant.Spec) is { } fault
            ? ("InvalidWindow", $"{fault}; nothing of the tenant is applied until it is corrected")
            : (Succeeded, Provisioned(tenant.Spec));
    }

    private static string Provisioned(TenantSpec tenant)
    {
        var what = tenant.Namespaces.Count == 1 ? "1 namespace is provisioned" : $"{tenant.Namespaces.Count} namespaces are provisioned";
        return tenant.Freeze ? $"{what}; the tenant is frozen (spec.freeze): nothing is applied" : what;
    }

    /// <summary>Says once what the condition will say from now on.</summary>
    private void Tell(ResourceSession session, ConditionSet conditions, bool isReady, string reason, string message)
    {
        if (conditions.Reason(ConditionTypes.Ready) == reason && conditions.Message(ConditionTypes.Ready) == message)
        {
            return;
        }

        events.Record(new ObjectEvent
        {
            ApiVersion = ToolkitKinds.Tenant.ApiVersion,
            Kind = ToolkitKinds.Tenant.Kind,
            Namespace = "",
            Name = session.Object.Name,
            Uid = session.Object.Uid,
            ResourceVersion = session.Object.ResourceVersion,
            Severity = isReady ? EventSeverity.Info : EventSeverity.Error,
            Reason = reason,
            Message = message,
            IsLocal = true,
            Controller = Controller,
            Timestamp = time.GetUtcNow(),
        });
    }

    private async Task<string?> ProvideAsync(ToolkitObject<TenantSpec, TenantStatus> tenant, CancellationToken cancellationToken)
    {
        var client = home.Client(null);
        var engine = new ApplyEngine(client, home.Mapper, new HealthChecker(client, home.Mapper, health, time));

        // A namespace that was applied can be used, or is being deleted: then the server says so, and its end is worth another run.
        var options = new ApplyOptions { FieldManager = Controller, OwnerGroup = ToolkitKinds.Tenant.Group, AwaitStages = false };
        var objects = TenantObjects.Of(tenant.Metadata.Name, tenant.Spec).ToLookup(item => item.GetString("kind") == "RoleBinding");
        var applied = await engine.ApplyAsync([.. objects[false]], options, cancellationToken);
        if (applied.Failure is null)
        {
            // The role of a binding is not changed but replaced: who is given less must not keep more.
            applied = await engine.ApplyAsync([.. objects[true]], options with { Force = true }, cancellationToken);
        }

        return applied.Failure?.Message;
    }

    /// <summary>The rights of its people end with a tenant; its namespaces stay, with all that is in them.</summary>
    private async Task<ReconcileResult> DeleteAsync(string tenant, ResourceSession session, ConditionSet conditions, CancellationToken cancellationToken)
    {
        var nothing = new TenantSpec { Namespaces = [] };
        if (await new TenantRevocation(home.Client(null), tenant, nothing).RunAsync(cancellationToken) is { } refusal)
        {
            var message = $"the tenant's rights could not be taken back: {refusal.Message}";
            Tell(session, conditions, isReady: false, RevocationFailed, message);
            conditions.Set(ConditionTypes.Ready, "False", RevocationFailed, message);
            await session.SaveStatusAsync(cancellationToken);
            return ReconcileResult.Retry;
        }

        await session.RemoveFinalizerAsync(Finalizers.Flux, cancellationToken);
        return ReconcileResult.Deleted;
    }
}
