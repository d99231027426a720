namespace Flux.Api.Toolkit;

/// <summary>Which tenant a namespace belongs to.</summary>
public interface ITenantClaims
{
    /// <summary>The tenant's name; null when nobody claims the namespace.</summary>
    string? OwnerOf(string @namespace);
}
