using Flux.Contracts.Objects;
using Flux.Contracts.Tenants;

namespace Flux.Grains.Tenants;

/// <summary>The tenants at one moment. Immutable.</summary>
internal sealed record TenantMap(IReadOnlyDictionary<string, TenantPolicy> ByName, IReadOnlyDictionary<string, string> ByNamespace)
{
    public static readonly TenantMap Empty = new(new Dictionary<string, TenantPolicy>(), new Dictionary<string, string>());

    public static TenantMap Of(IEnumerable<ToolkitObject<TenantSpec, TenantStatus>> tenants)
    {
        var byName = new Dictionary<string, TenantPolicy>(StringComparer.Ordinal);
        var byNamespace = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tenant in tenants.OrderBy(tenant => tenant.Metadata.CreationTimestamp).ThenBy(tenant => tenant.Metadata.Name, StringComparer.Ordinal))
        {
            byName.Add(tenant.Metadata.Name, new TenantPolicy(tenant.Metadata.Name, tenant.Spec));
            foreach (var claimed in tenant.Spec.Namespaces)
            {
                byNamespace.TryAdd(claimed, tenant.Metadata.Name);
            }
        }

        return new TenantMap(byName, byNamespace);
    }
}
