using Flux.Contracts.Reconciling;
using Flux.Contracts.Tenants;
using Flux.Grains.Reconciling;
using Flux.Grains.Tenants.Metering;
using Flux.Grains.Working;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Tenants;

[GrainType("tenant")]
internal sealed class TenantGrain(
    [PersistentState("tenant", "Default")] IPersistentState<ReconcilerState> state,
    TenantReconciler reconciler,
    WorkPool pool,
    ITenantDirectory tenants,
    IOptions<ReconcileOptions> options,
    ReportedUsage usages,
    ILogger<TenantGrain> logger)
    : ReconcilerGrain(state, reconciler, pool, tenants, options, logger), ITenantGrain
{
    public Task ReportUsageAsync(string silo, TenantUsage usage) =>
        usages.Keep(ResourceId.Parse(this.GetPrimaryKeyString()).Tenant, silo, usage) ? WakeAsync(WakeReason.Interval) : Task.CompletedTask;
}
