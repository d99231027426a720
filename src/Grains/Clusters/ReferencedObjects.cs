using Flux.Apply.Clients;
using Flux.Grains.Tenants;

namespace Flux.Grains.Clusters;

/// <summary>
/// Reads what resources refer to in their own namespaces of the home cluster. Where a tenant has the namespace it is read as the tenant's
/// service account: nobody gets to see by the control plane what the tenant may not see.
/// </summary>
internal sealed class ReferencedObjects(IHomeCluster home, ITenantDirectory tenants)
{
    public Task<KubeResponse> ConfigMapAsync(string @namespace, string name, CancellationToken cancellationToken) =>
        GetAsync(@namespace, "configmaps", name, cancellationToken);

    public Task<KubeResponse> SecretAsync(string @namespace, string name, CancellationToken cancellationToken) =>
        GetAsync(@namespace, "secrets", name, cancellationToken);

    public Task<KubeResponse> ServiceAccountAsync(string @namespace, string name, CancellationToken cancellationToken) =>
        GetAsync(@namespace, "serviceaccounts", name, cancellationToken);

    private Task<KubeResponse> GetAsync(string @namespace, string plural, string name, CancellationToken cancellationToken) =>
        CoreObjects.GetAsync(home.Client(IdentityIn(@namespace)), @namespace, plural, name, cancellationToken);

    /// <summary>The control plane's own where nobody claims the namespace and the operator lets such be worked on.</summary>
    private string? IdentityIn(string @namespace) =>
        tenants.TenantOf(@namespace) is { } name && tenants.Find(name) is { } tenant ? $"system:serviceaccount:{@namespace}:{tenant.Account}" : null;
}
