using Flux.Contracts.Reconciling;
using Flux.Contracts.Tenants;
using Flux.Grains.Reconciling;
using Flux.Grains.Tenants.Metering;
using Flux.Grains.Working;
using Microsoft.Extensions.DependencyInjection;
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
    TimeProvider time,
    ILogger<TenantGrain> logger)
    : ReconcilerGrain(state, reconciler, pool, tenants, options, logger), ITenantGrain
{
    private TenantBudgets? _budgets;

    private TenantBudgets Budgets => _budgets ??= new TenantBudgets(time);

    public Task<TenantPutOff?> AdmitAsync(string who, TenantWork work, TenantSpending spent)
    {
        Budgets.Spend(spent);
        var quota = ServiceProvider.GetRequiredService<ITenantDirectory>().Find(ResourceId.Parse(this.GetPrimaryKeyString()).Tenant)?.Spec.Quota ?? new TenantQuota();
        return Task.FromResult(Budgets.PutOff(who, work, quota));
    }

    public Task SpendAsync(TenantSpending spent)
    {
        Budgets.Spend(spent);
        return Task.CompletedTask;
    }

    public Task ReportUsageAsync(string silo, TenantUsage usage) =>
        usages.Keep(ResourceId.Parse(this.GetPrimaryKeyString()).Tenant, silo, usage) ? WakeAsync(WakeReason.Interval) : Task.CompletedTask;
}
