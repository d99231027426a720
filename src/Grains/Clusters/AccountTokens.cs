using System.Collections.Concurrent;
using System.Globalization;
using Flux.Apply.Clients;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Clusters;

/// <summary>Tokens of service accounts of the home cluster for other audiences, kept for four fifths of their time.</summary>
internal sealed class AccountTokens(IHomeCluster home, TimeProvider time)
{
    private const int Lifetime = 3600;
    private const int MostKept = 1000;
    private const double KeptShare = 0.8;

    private readonly ConcurrentDictionary<WorkloadIdentityServer, (string Token, DateTimeOffset Until)> _kept = new();

    /// <exception cref="KubeRequestException">The home cluster gives none, or not to this control plane.</exception>
    public async Task<string> ForAsync(WorkloadIdentityServer server, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_kept.TryGetValue(server, out var known) && now < known.Until)
        {
            return known.Token;
        }

        var path = $"api/v1/namespaces/{Uri.EscapeDataString(server.Namespace)}/serviceaccounts/{Uri.EscapeDataString(server.Account)}/token";
        var answer = await home.Client(null).CreateAsync(path, Request(server), cancellationToken);
        if (answer.Error is { } error)
        {
            throw new KubeRequestException(error with
            {
                Message = $"no token of service account '{server.Namespace}/{server.Account}' for {server.Address}: {error.Message}",
            });
        }

        var token = answer.Object.GetString("status", "token")!;
        Keep(server, token, now, answer.Object.GetString("status", "expirationTimestamp"));
        return token;
    }

    private void Keep(WorkloadIdentityServer server, string token, DateTimeOffset now, string? expires)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        var end = DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, out var time) ? time : now;
        _kept[server] = (token, now + ((end - now) * KeptShare));
    }

    private static MapNode Request(WorkloadIdentityServer server) => new()
    {
        { "apiVersion", "authentication.k8s.io/v1" },
        { "kind", "TokenRequest" },
        {
            "spec", new MapNode
            {
                { "audiences", new ListNode(server.Audiences.Split('\n').Select(audience => (Node)audience)) },
                { "expirationSeconds", NumberNode.Of(Lifetime) },
            }
        },
    };
}
