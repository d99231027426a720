using Flux.Contracts.Reconciling;
using Flux.Grains.Reconciling;
using Flux.Grains.Tenants;
using Flux.Grains.Working;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flux.Grains.GitRepositories;

[GrainType("gitrepository")]
internal sealed class GitRepositoryGrain(
    [PersistentState("gitrepository", "Default")] IPersistentState<ReconcilerState> state,
    GitRepositoryReconciler reconciler,
    WorkPool pool,
    ITenantDirectory tenants,
    IOptions<ReconcileOptions> options,
    ILogger<GitRepositoryGrain> logger)
    : ReconcilerGrain(state, reconciler, pool, tenants, options, logger), IGitRepositoryGrain;
