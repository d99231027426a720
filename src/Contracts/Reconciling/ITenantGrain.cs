using Flux.Contracts.Tenants;

namespace Flux.Contracts.Reconciling;

/// <summary>Reconciles one Tenant: its namespaces, identity and quota in the home cluster. Key: the tenant's name.</summary>
[Alias("flux.ITenantGrain")]
public interface ITenantGrain : IReconcilerGrain
{
    /// <summary>Tells what the tenant has used on a silo in the last hour.</summary>
    [Alias("ReportUsage")]
    Task ReportUsageAsync(string silo, TenantUsage usage);
}
