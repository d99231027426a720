using Flux.Contracts.Tenants;

namespace Flux.Contracts.Reconciling;

/// <summary>Reconciles one Tenant: its namespaces, identity and quota in the home cluster. Key: the tenant's name.</summary>
[Alias("flux.ITenantGrain")]
public interface ITenantGrain : IReconcilerGrain
{
    /// <summary>Asks whether work may begin under the tenant's caps over time. Once for each run, and only where there are such caps.</summary>
    /// <param name="who">Who wants to begin; asking again keeps its turn.</param>
    /// <param name="work">What it wants to do.</param>
    /// <param name="spent">What the tenant has used on the asking silo since it last told.</param>
    /// <returns>Null when it may begin.</returns>
    [Alias("Admit")]
    Task<TenantPutOff?> AdmitAsync(string who, TenantWork work, TenantSpending spent);

    /// <summary>Tells what the tenant has used on a silo since it last told.</summary>
    [Alias("Spend")]
    Task SpendAsync(TenantSpending spent);

    /// <summary>Tells what the tenant has used on a silo in the last hour.</summary>
    [Alias("ReportUsage")]
    Task ReportUsageAsync(string silo, TenantUsage usage);
}
