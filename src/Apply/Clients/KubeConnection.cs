using System.Net.Http.Headers;
using k8s;

namespace Flux.Apply.Clients;

/// <summary>
/// The way to one API server: address, TLS and credentials, shared by every identity that uses it. Impersonation is a
/// matter of the client, so that all tenants share the connections.
/// </summary>
public sealed class KubeConnection : IDisposable
{
    private readonly Kubernetes _transport;

    private KubeConnection(Kubernetes transport)
    {
        _transport = transport;
        _transport.HttpClient.Timeout = Timeout.InfiniteTimeSpan;
    }

    /// <summary>The server's address.</summary>
    public Uri BaseAddress => _transport.BaseUri;

    /// <summary>A connection with a bearer token, the usual way to the home cluster.</summary>
    /// <param name="address">https address of the server.</param>
    /// <param name="token">Bearer token; null for none.</param>
    /// <param name="certificateAuthority">PEM of the authority that signed the server's certificate; null for the system's.</param>
    public static KubeConnection ToServer(Uri address, string? token, string? certificateAuthority)
    {
        var configuration = new KubernetesClientConfiguration { Host = address.ToString(), AccessToken = token };
        if (certificateAuthority is not null)
        {
            configuration.SslCaCerts = [];
            configuration.SslCaCerts.ImportFromPem(certificateAuthority);
        }

        return new KubeConnection(new Kubernetes(configuration));
    }

    /// <summary>The connection of a pod to its own cluster.</summary>
    public static KubeConnection InCluster() => new(new Kubernetes(KubernetesClientConfiguration.InClusterConfig()));

    /// <summary>A connection made of a parsed and checked kubeconfig.</summary>
    internal static KubeConnection Create(KubernetesClientConfiguration configuration) => new(new Kubernetes(configuration));

    public void Dispose() => _transport.Dispose();

    /// <summary>Sends a request with the connection's credentials. The body of the answer is not read yet.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("fluxctl", "0.1"));
        if (_transport.Credentials is { } credentials)
        {
            await credentials.ProcessHttpRequestAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var code = 0;
        try
        {
            var response = await _transport.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            code = (int)response.StatusCode;
            return response;
        }
        finally
        {
            ClientMetrics.Answered(request.Method, code);
        }
    }
}
