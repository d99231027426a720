namespace Flux.Contracts.Tenants;

/// <summary>Work that is held against a tenant's caps over time.</summary>
public enum TenantWork
{
    /// <summary>Rendering and applying: seconds of rendering, requests.</summary>
    Apply = 0,

    /// <summary>Fetching a source: bytes.</summary>
    Fetch = 1,
}
