using Flux.Apply.Clients;
using Flux.Contracts.Tenants;
using Flux.Grains.Kustomizations;
using Flux.Grains.Reconciling;
using Flux.Grains.Tenants.Metering;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Clusters;

/// <summary>The home cluster, or the one that <c>spec.kubeConfig</c> leads to.</summary>
internal sealed class TargetClusters(
    IHomeCluster home, RemoteClusters remotes, TenantMeters meters, IOptions<ReconcileOptions> options) : ITargetClusters
{
    public async Task<(TargetCluster? Target, string? Error)> ResolveAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        var identity = run.Identity(Fallback(run));
        Action sent = meters.Of(run.Context.Id.Tenant).CountCall;
        if (run.Spec.KubeConfig is not { } reference)
        {
            return (new TargetCluster(home.Client(identity, sent), home.Mapper), null);
        }

        var (connection, problem) = await remotes.OpenAsync(run.Object.Metadata.Namespace, reference, cancellationToken);
        return connection is null
            ? (null, problem)
            : (new TargetCluster(new KubeClient(connection.Connection, identity, sent), connection.Mapper), null);
    }

    public async Task<bool> HasIdentityAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        var identity = run.Identity(Fallback(run));
        if (identity is null || run.Spec.KubeConfig is not null)
        {
            return true;
        }

        var account = identity[(identity.LastIndexOf(':') + 1)..];
        return !(await CoreObjects.GetAsync(home.Client(null), run.Object.Metadata.Namespace, "serviceaccounts", account, cancellationToken)).IsNotFound;
    }

    /// <summary>A namespace that lost its tenant is cleaned up as the account that tenants have, never as the control plane.</summary>
    private string Fallback(KustomizationRun run) =>
        run.Tenant is null && !options.Value.AllowUnclaimedNamespaces && options.Value.DefaultServiceAccount.Length == 0
            ? TenantSpec.DefaultServiceAccountName
            : options.Value.DefaultServiceAccount;
}
