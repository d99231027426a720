using Flux.Apply.Clients;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Clusters;

/// <summary>Reaches clusters by the kubeconfigs that tenants keep in Secrets of the home cluster.</summary>
internal sealed class RemoteClusters(IHomeCluster home, KubeconfigConnections connections)
{
    private static readonly string[] DefaultKeys = ["value", "value.yaml"];

    /// <summary>Reads the Secret and opens its kubeconfig.</summary>
    /// <returns>The connection, or why there is none.</returns>
    public async Task<(SharedConnection? Connection, string? Error)> OpenAsync(
        string @namespace, string secret, string? key, CancellationToken cancellationToken)
    {
        var (kubeconfig, error) = await ReadAsync(@namespace, secret, key, cancellationToken);
        return kubeconfig is null ? (null, error) : connections.Open(kubeconfig);
    }

    /// <summary>The connection's own identity in a cluster, and what is served there.</summary>
    /// <exception cref="KubeRequestException">The cluster cannot be reached.</exception>
    public async Task<TargetCluster> WatcherOfAsync(string cluster, CancellationToken cancellationToken)
    {
        if (ClusterId.SecretOf(cluster) is not { } place)
        {
            return new TargetCluster(home.Client(null), home.Mapper);
        }

        var (connection, error) = await OpenAsync(place.Namespace, place.Secret, place.Key, cancellationToken);
        return connection is null
            ? throw new KubeRequestException(new KubeStatus(0, "", error!))
            : new TargetCluster(new KubeClient(connection.Connection), connection.Mapper);
    }

    private async Task<(byte[]? Kubeconfig, string? Error)> ReadAsync(string @namespace, string secret, string? key, CancellationToken cancellationToken)
    {
        var name = $"{@namespace}/{secret}";
        var path = $"api/v1/namespaces/{Uri.EscapeDataString(@namespace)}/secrets/{Uri.EscapeDataString(secret)}";
        var answer = await home.Client(null).GetAsync(path, cancellationToken);
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
