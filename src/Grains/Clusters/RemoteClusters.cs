using Flux.Apply.Clients;
using Flux.Contracts.Kustomizations;
using Flux.Grains.Reconciling;
using Flux.Manifests.Nodes;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Clusters;

/// <summary>Reaches the clusters that tenants describe in Secrets (a kubeconfig) and ConfigMaps (workload identity) of the home cluster.</summary>
internal sealed class RemoteClusters(
    IHomeCluster home, RemoteConnections connections, AccountTokens tokens, IOptions<ReconcileOptions> options)
{
    private static readonly string[] DefaultKeys = ["value", "value.yaml"];

    /// <summary>Reads the reference and opens what it leads to.</summary>
    /// <returns>The connection, or why there is none.</returns>
    public Task<(SharedConnection? Connection, string? Error)> OpenAsync(
        string @namespace, KubeConfigReference reference, CancellationToken cancellationToken) => reference switch
        {
            { SecretRef: { } secret } => OpenKubeconfigAsync(@namespace, secret.Name, secret.Key, cancellationToken),
            { ConfigMapRef: { } map } => OpenByIdentityAsync(@namespace, map.Name, cancellationToken),
            _ => Task.FromResult<(SharedConnection?, string?)>((null, "spec.kubeConfig needs one of secretRef and configMapRef")),
        };

    /// <summary>The connection's own identity in a cluster, and what is served there.</summary>
    /// <exception cref="KubeRequestException">The cluster cannot be reached.</exception>
    public async Task<TargetCluster> WatcherOfAsync(string cluster, CancellationToken cancellationToken)
    {
        if (ClusterId.ReferenceOf(cluster) is not { } place)
        {
            return new TargetCluster(home.Client(null), home.Mapper);
        }

        var (connection, error) = await OpenAsync(place.Namespace, place.Reference, cancellationToken);
        return connection is null
            ? throw new KubeRequestException(new KubeStatus(0, "", error!))
            : new TargetCluster(new KubeClient(connection.Connection), connection.Mapper);
    }

    private async Task<(SharedConnection? Connection, string? Error)> OpenKubeconfigAsync(
        string @namespace, string secret, string? key, CancellationToken cancellationToken)
    {
        var (kubeconfig, error) = await ReadAsync(@namespace, secret, key, cancellationToken);
        return kubeconfig is null ? (null, error) : connections.Open(kubeconfig);
    }

    private async Task<(SharedConnection? Connection, string? Error)> OpenByIdentityAsync(
        string @namespace, string name, CancellationToken cancellationToken)
    {
        var answer = await CoreObjects.GetAsync(home.Client(null), @namespace, "configmaps", name, cancellationToken);
        if (!answer.IsSuccess)
        {
            return (null, $"failed to get configmap {@namespace}/{name}: {answer.Error.Message}");
        }

        if (!options.Value.IsEnabled(FeatureGates.ObjectLevelWorkloadIdentity))
        {
            return (null, $"spec.kubeConfig.configMapRef shows tokens of service accounts to other clusters, which needs the {FeatureGates.ObjectLevelWorkloadIdentity} feature gate");
        }

        var (server, fault) = WorkloadIdentityServer.Read(@namespace, answer.Object);
        return server is null ? (null, fault) : connections.Open(server, cancel => tokens.ForAsync(server, cancel));
    }

    private async Task<(byte[]? Kubeconfig, string? Error)> ReadAsync(string @namespace, string secret, string? key, CancellationToken cancellationToken)
    {
        var name = $"{@namespace}/{secret}";
        var answer = await CoreObjects.GetAsync(home.Client(null), @namespace, "secrets", secret, cancellationToken);
        if (!answer.IsSuccess)
        {
            return (null, $"unable to read KubeConfig secret '{name}' error: {answer.Error.Message}");
        }

        var keys = key is { Length: > 0 } ? [key] : DefaultKeys;
        var value = keys.Select(candidate => answer.Object.GetString("data", candidate)).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return value is null
            ? (null, $"KubeConfig secret '{name}' does not contain a '{keys[0]}' key with a kubeconfig")
            : (Convert.FromBase64String(value), null);
    }
}
