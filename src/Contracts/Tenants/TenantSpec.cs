namespace Flux.Contracts.Tenants;

/// <summary><c>spec</c> of a Tenant: whose namespaces these are, as whom they are applied, and how much they may use.</summary>
public sealed record TenantSpec
{
    public const string DefaultServiceAccountName = "flux-tenant";

    /// <summary>The namespaces that belong to the tenant; each belongs to one tenant only.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Users and groups that own the tenant.</summary>
    public IReadOnlyList<TenantOwner> Owners { get; init; } = [];

    /// <summary>The service account that applies run as where a resource names none. Default <c>flux-tenant</c>.</summary>
    public string ServiceAccountName { get; init; } = DefaultServiceAccountName;

    /// <summary>The cluster role that the service account gets in the tenant's namespaces. Default <c>admin</c>.</summary>
    public string ClusterRole { get; init; } = "admin";

    /// <summary>Share of the workers when tenants compete. Default 1.</summary>
    public int Weight { get; init; } = 1;

    public TenantQuota Quota { get; init; } = new();

    /// <summary>When changes may be applied; none: always.</summary>
    public IReadOnlyList<TenantWindow> Windows { get; init; } = [];

    /// <summary>True: nothing of the tenant is applied until it is false again.</summary>
    public bool Freeze { get; init; }

    /// <summary>True: resources may refer to sources and dependencies in other namespaces of the same tenant. Default true.</summary>
    public bool AllowCrossNamespaceRefs { get; init; } = true;

    /// <summary>True: the tenant's kustomizations may name bases and files by URL, which are fetched under the egress policy. Default false.</summary>
    public bool AllowRemoteBases { get; init; }
}
