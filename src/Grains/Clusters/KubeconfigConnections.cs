using System.Collections.Concurrent;
using System.Security.Cryptography;
using Flux.Apply.Clients;

namespace Flux.Grains.Clusters;

/// <summary>Connections to tenants' clusters, shared by everybody who uses the same kubeconfig.</summary>
public sealed class KubeconfigConnections : IDisposable
{
    private readonly ConcurrentDictionary<string, SharedConnection> _open = new(StringComparer.Ordinal);

    /// <returns>The connection, or why the kubeconfig gives none.</returns>
    public (SharedConnection? Connection, string? Error) Open(byte[] kubeconfig)
    {
        var id = Convert.ToHexString(SHA256.HashData(kubeconfig));
        if (_open.TryGetValue(id, out var known))
        {
            return (known, null);
        }

        var (connection, error) = Kubeconfig.Connect(kubeconfig);
        if (connection is null)
        {
            return (null, error);
        }

        return (_open.GetOrAdd(id, _ => new SharedConnection(connection, new ResourceMapper(new KubeClient(connection)))), null);
    }

    public void Dispose()
    {
        foreach (var connection in _open.Values)
        {
            connection.Connection.Dispose();
        }
    }
}
