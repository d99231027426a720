using Flux.Grains.Working;

namespace Flux.Grains.Tenants;

/// <summary>Who owns which namespace, as the stored Tenants say.</summary>
public interface ITenantDirectory
{
    /// <summary>The tenant of a namespace; null when no tenant claims it.</summary>
    string? TenantOf(string @namespace);

    /// <summary>A tenant's policy; null when there is no such tenant.</summary>
    TenantPolicy? Find(string tenant);

    /// <summary>The tenant's share of the workers.</summary>
    WorkShare ShareOf(string tenant);
}
