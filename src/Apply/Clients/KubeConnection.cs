using System.Net.Http.Headers;
using k8s;

namespace Flux.Apply.Clients;

/// <summary>
/// The way to one API server: address, TLS and credentials, shared by every identity that uses it. Impersonation is a
/// matter of the client, so that all tenants share the connections.
/// </summary>
public sealed class KubeConnection : IDisposable
{
    private static readonly ProductInfoHeaderValue Agent =
        new("flux-control-plane", typeof(KubeConnection).Assembly.GetName().Version?.ToString(2));

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
    public static KubeConnection ToServer(Uri address, string? token, string? certificateAuthority) =>
        new(new Kubernetes(Configure(address, certificateAuthority, configuration => configuration.AccessToken = token)));

    /// <summary>A connection to a server that a tenant names, with a bearer token that is asked for before each request.</summary>
    /// <param name="address">https address of the server.</param>
    /// <param name="token">Gives a token that is valid now; it may keep it for its time.</param>
    /// <param name="certificateAuthority">PEM of the authority that signed the server's certificate; null for the system's.</param>
    /// <param name="dial">Opens the connections.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The authority is no PEM of certificates.</exception>
    public static KubeConnection ToServer(
        Uri address, Func<CancellationToken, Task<string>> token, string? certificateAuthority, ServerDial dial) =>
        Create(Configure(address, certificateAuthority, configuration => configuration.TokenProvider = new PassingTokens(token)), dial);

    /// <summary>The connection of a pod to its own cluster; null outside of a pod, or where it was given no token.</summary>
    public static KubeConnection? InCluster() =>
        KubernetesClientConfiguration.IsInCluster() ? new(new Kubernetes(KubernetesClientConfiguration.InClusterConfig())) : null;

    /// <summary>A connection made of a parsed and checked kubeconfig.</summary>
    /// <param name="dial">Opens the connections; null for everywhere, as only the operator's own kubeconfig may.</param>
    internal static KubeConnection Create(KubernetesClientConfiguration configuration, ServerDial? dial)
    {
        configuration.FirstMessageHandlerSetup = handler =>
        {
            if (dial is not null && handler is SocketsHttpHandler sockets)
            {
                // A server of a tenant's choice is no reason to send its credentials on to another one.
                sockets.AllowAutoRedirect = false;
                sockets.UseProxy = false;
                sockets.ConnectCallback = (context, cancellationToken) => dial(context.DnsEndPoint, cancellationToken);
            }
        };
        return new KubeConnection(new Kubernetes(configuration));
    }

    public void Dispose() => _transport.Dispose();

    private static KubernetesClientConfiguration Configure(
        Uri address, string? certificateAuthority, Action<KubernetesClientConfiguration> identify)
    {
        var configuration = new KubernetesClientConfiguration { Host = address.ToString() };
        identify(configuration);
        if (certificateAuthority is not null)
        {
            configuration.SslCaCerts = [];
            configuration.SslCaCerts.ImportFromPem(certificateAuthority);
        }

        return configuration;
    }

    /// <summary>Sends a request with the connection's credentials. The body of the answer is not read yet.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.UserAgent.Add(Agent);
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
