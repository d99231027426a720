using System.Collections.Immutable;
using Flux.KubeApi.Aggregation;
using Flux.KubeApi.Authentication;
using Microsoft.AspNetCore.Http;

namespace Flux.DevCluster.Aggregation;

/// <summary>The servers that APIServices name, as far as they have been found.</summary>
internal sealed class AggregatedServers(FrontProxyIdentity identity) : IAggregatedServers, IDisposable
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<string, Server> _servers = ImmutableDictionary<string, Server>.Empty;
    private volatile AggregatedCatalog _current = AggregatedCatalog.Empty;

    public AggregatedCatalog Current => _current;

    public Task ForwardAsync(HttpContext http, AggregatedVersion version, UserInfo user) =>
        _servers.TryGetValue(version.GroupVersion, out var server) && version.IsAvailable && server.Connection is { } connection
            ? RequestForwarding.ForwardAsync(http, connection, user)
            : RequestForwarding.RefuseAsync(http, "service unavailable");

    /// <summary>The connections to a server; the same ones while its target stays the same.</summary>
    public BackendConnection Connect(string groupVersion, BackendTarget target) =>
        _servers.TryGetValue(groupVersion, out var server) && server.Connection is { } connection && connection.Target == target
            ? connection
            : new BackendConnection(target, identity.Certificate);

    /// <summary>The connections to the server of a group version; null when it has not been found.</summary>
    public BackendConnection? Find(string groupVersion) => _servers.TryGetValue(groupVersion, out var server) ? server.Connection : null;

    public void Set(AggregatedVersion version, BackendConnection? connection)
    {
        lock (_gate)
        {
            _servers.TryGetValue(version.GroupVersion, out var before);
            if (before?.Version == version && before.Connection == connection)
            {
                return;
            }

            Replace(_servers.SetItem(version.GroupVersion, new Server(version, connection)), before?.Connection == connection ? null : before?.Connection);
        }
    }

    public void Remove(string groupVersion)
    {
        lock (_gate)
        {
            if (_servers.TryGetValue(groupVersion, out var before))
            {
                Replace(_servers.Remove(groupVersion), before.Connection);
            }
        }
    }

    public void Dispose()
    {
        foreach (var server in _servers.Values)
        {
            server.Connection?.Dispose();
        }
    }

    private void Replace(ImmutableDictionary<string, Server> servers, BackendConnection? unused)
    {
        _servers = servers;
        _current = new AggregatedCatalog(servers.Values.Select(server => server.Version));
        unused?.Dispose();
    }

    private sealed record Server(AggregatedVersion Version, BackendConnection? Connection);
}
