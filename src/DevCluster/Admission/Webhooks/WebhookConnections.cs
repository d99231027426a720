using System.Collections.Concurrent;
using Flux.DevCluster.Aggregation;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>The connections to webhooks: those to one target are kept and used again.</summary>
internal sealed class WebhookConnections(WebhookEgress egress) : IDisposable
{
    private const int Limit = 256;

    private readonly ConcurrentDictionary<BackendTarget, BackendConnection> _connections = [];

    public int Count => _connections.Count;

    public BackendConnection To(BackendTarget target)
    {
        if (_connections.TryGetValue(target, out var known))
        {
            return known;
        }

        // Configurations come and go, and their targets with them. Calls may still run on what is dropped here: it closes its
        // connections by itself once they are idle.
        if (_connections.Count >= Limit)
        {
            _connections.Clear();
        }

        return _connections.GetOrAdd(target, static (wanted, allowed) => new BackendConnection(wanted, null, allowed.Allows), egress);
    }

    public void Dispose()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Dispose();
        }
    }
}
