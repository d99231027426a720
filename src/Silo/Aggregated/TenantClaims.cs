using Flux.Api.Toolkit;
using Flux.Grains.Tenants;

namespace Flux.Silo.Aggregated;

/// <summary>Lets the API see whose a namespace is.</summary>
internal sealed class TenantClaims(TenantDirectory tenants) : ITenantClaims
{
    public string? OwnerOf(string @namespace) => tenants.TenantOf(@namespace);
}
