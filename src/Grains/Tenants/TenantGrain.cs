using Flux.Contracts.Reconciling;
using Flux.Grains.Reconciling;
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
    ILogger<TenantGrain> logger)
    : ReconcilerGrain(state, reconciler, pool, tenants, options, logger), ITenantGrain;
