using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Flux.Apply.Clients;
using Flux.Sources.Egress;

namespace Flux.Grains.Clusters;

/// <summary>
/// Connections to tenants' clusters, shared by everybody who reaches the same one in the same way. One that nobody asked for during
/// an hour is closed. Addresses are checked as those of sources are.
/// </summary>
internal sealed class RemoteConnections(EgressClients egress, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Entry> _open = new(StringComparer.Ordinal);

    /// <param name="kubeconfig">As the tenant wrote it.</param>
    /// <returns>The connection, or why the kubeconfig gives none.</returns>
    public (SharedConnection? Connection, string? Error) Open(byte[] kubeconfig) =>
        Open(Convert.ToHexString(SHA256.HashData(kubeconfig)), () => Kubeconfig.Connect(kubeconfig, egress.DialAsync));

    /// <param name="server">Where a tenant's ConfigMap leads.</param>
    /// <param name="token">Gives a token for it.</param>
    public (SharedConnection? Connection, string? Error) Open(WorkloadIdentityServer server, Func<CancellationToken, Task<string>> token) =>
        Open(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(server.ToString()))), () => Connect(server, token));

    public void Dispose()
    {
        foreach (var entry in _open.Values)
        {
            entry.Shared.Connection.Dispose();
        }
    }

    private (KubeConnection? Connection, string? Error) Connect(WorkloadIdentityServer server, Func<CancellationToken, Task<string>> token)
    {
        try
        {
            return (KubeConnection.ToServer(server.Address, token, server.CertificateAuthority, egress.DialAsync), null);
        }
        catch (CryptographicException error)
        {
            return (null, $"invalid ca.crt of cluster {server.Address}: {error.Message}");
        }
    }

    private (SharedConnection? Connection, string? Error) Open(string id, Func<(KubeConnection? Connection, string? Error)> connect)
    {
        var now = time.GetUtcNow();
        if (_open.TryGetValue(id, out var known))
        {
            known.UsedAt = now;
            return (known.Shared, null);
        }

        var (connection, error) = connect();
        if (connection is null)
        {
            return (null, error);
        }

        CloseIdle(now - IdleTime);
        var shared = new SharedConnection(connection, new ResourceMapper(new KubeClient(connection)));
        return (_open.GetOrAdd(id, _ => new Entry(shared) { UsedAt = now }).Shared, null);
    }

    private void CloseIdle(DateTimeOffset before)
    {
        foreach (var (id, entry) in _open)
        {
            if (entry.UsedAt < before && _open.TryRemove(id, out var closed))
            {
                closed.Shared.Connection.Dispose();
            }
        }
    }

    private sealed class Entry(SharedConnection shared)
    {
        public SharedConnection Shared => shared;

        public DateTimeOffset UsedAt { get; set; }
    }
}
