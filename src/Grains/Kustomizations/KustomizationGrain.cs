using Flux.Contracts.Reconciling;
using Flux.Grains.Reconciling;
using Flux.Grains.Tenants;
using Flux.Grains.Working;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Kustomizations;

[GrainType("kustomization")]
internal sealed class KustomizationGrain(
    [PersistentState("kustomization", "Default")] IPersistentState<ReconcilerState> state,
    KustomizationReconciler reconciler,
    WorkPool pool,
    ITenantDirectory tenants,
    IOptions<ReconcileOptions> options,
    ILogger<KustomizationGrain> logger)
    : ReconcilerGrain(state, reconciler, pool, tenants, options, logger), IKustomizationGrain;
