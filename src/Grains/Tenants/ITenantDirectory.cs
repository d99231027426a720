using Flux.Grains.Working;

namespace Flux.Grains.Tenants;

/// <summary>Who owns which namespace, as the stored Tenants say. What a silo knows may be a moment old.</summary>
public interface ITenantDirectory
{
    /// <summary>The tenant of a namespace; null when no tenant claims it.</summary>
    string? TenantOf(string @namespace);

    /// <summary>A tenant's policy; null when there is no such tenant.</summary>
    TenantPolicy? Find(string tenant);

    /// <summary>The tenant's share of the workers.</summary>
    WorkShare ShareOf(string tenant);

    /// <summary>Reads the stored Tenants: what is known afterwards was true at the call or later.</summary>
    /// <exception cref="ObjectStore.ObjectStoreException">The store is away; what was known stands.</exception>
    Task RefreshAsync(CancellationToken cancellationToken);
}
