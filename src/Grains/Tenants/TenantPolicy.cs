using Flux.Contracts.Tenants;
using Flux.Grains.Working;

namespace Flux.Grains.Tenants;

/// <summary>A tenant as the other controllers see it.</summary>
/// <param name="Name">The tenant's name.</param>
/// <param name="Spec">What it declares.</param>
public sealed record TenantPolicy(string Name, TenantSpec Spec)
{
    public WorkShare Share => new(Math.Max(1, Spec.Weight), Spec.Quota.Concurrency);

    /// <summary>The service account that applies where a resource names none: never empty, since that would be the control plane itself.</summary>
    public string Account => Spec.ServiceAccountName.Length > 0 ? Spec.ServiceAccountName : TenantSpec.DefaultServiceAccountName;

    /// <summary>Whether a resource may refer to something in another namespace.</summary>
    public bool Owns(string @namespace) => Spec.Namespaces.Contains(@namespace);
}
