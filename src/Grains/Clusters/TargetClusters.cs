using Flux.Apply.Clients;
using Flux.Contracts.Kustomizations;
using Flux.Grains.Kustomizations;
using Flux.Grains.Reconciling;
using Flux.Grains.Tenants.Metering;
using Flux.Manifests.Nodes;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Clusters;

/// <summary>The home cluster, or the one whose kubeconfig a Secret of the same namespace holds.</summary>
internal sealed class TargetClusters(
    IHomeCluster home, KubeconfigConnections connections, TenantMeters meters, IOptions<ReconcileOptions> options) : ITargetClusters
{
    private static readonly string[] DefaultKeys = ["value", "value.yaml"];

    public async Task<(TargetCluster? Target, string? Error)> ResolveAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        var identity = run.Identity(options.Value.DefaultServiceAccount);
        Action sent = meters.Of(run.Context.Id.Tenant).CountCall;
        if (run.Spec.KubeConfig is not { } reference)
        {
            return (new TargetCluster(home.Client(identity, sent), home.Mapper), null);
        }

        var (kubeconfig, error) = await ReadAsync(run.Object.Metadata.Namespace, reference, cancellationToken);
        if (kubeconfig is null)
        {
            return (null, error);
        }

        var (connection, problem) = connections.Open(kubeconfig);
        return connection is null
            ? (null, problem)
            : (new TargetCluster(new KubeClient(connection.Connection, identity, sent), connection.Mapper), null);
    }

    public async Task<bool> HasIdentityAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        var identity = run.Identity(options.Value.DefaultServiceAccount);
        if (identity is null || run.Spec.KubeConfig is not null)
        {
            return true;
        }

        var account = identity[(identity.LastIndexOf(':') + 1)..];
        var path = $"api/v1/namespaces/{Uri.EscapeDataString(run.Object.Metadata.Namespace)}/serviceaccounts/{Uri.EscapeDataString(account)}";
        return !(await home.Client(null).GetAsync(path, cancellationToken)).IsNotFound;
    }

    private async Task<(byte[]? Kubeconfig, string? Error)> ReadAsync(string @namespace, KubeConfigReference reference, CancellationToken cancellationToken)
    {
        if (reference.SecretRef is not { } secretRef)
        {
            return (null, "spec.kubeConfig.configMapRef needs a cloud provider's credentials, which this control plane does not have; use spec.kubeConfig.secretRef");
        }

        var name = $"{@namespace}/{secretRef.Name}";
        var path = $"api/v1/namespaces/{Uri.EscapeDataString(@namespace)}/secrets/{Uri.EscapeDataString(secretRef.Name)}";
        var secret = await home.Client(null).GetAsync(path, cancellationToken);
        if (!secret.IsSuccess)
        {
            return (null, $"unable to read KubeConfig secret '{name}' error: {secret.Error.Message}");
        }

        var keys = secretRef.Key is { Length: > 0 } key ? [key] : DefaultKeys;
        var value = keys.Select(candidate => secret.Object.GetString("data", candidate)).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return value is null
            ? (null, $"KubeConfig secret '{name}' does not contain a '{keys[0]}' key with a kubeconfig")
            : (Convert.FromBase64String(value), null);
    }
}
