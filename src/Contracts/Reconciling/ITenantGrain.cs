namespace Flux.Contracts.Reconciling;

/// <summary>Reconciles one Tenant: its namespaces, identity and quota in the home cluster. Key: the tenant's name.</summary>
[Alias("flux.ITenantGrain")]
public interface ITenantGrain : IReconcilerGrain;
