using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Flux.DevCluster.Aggregation;

/// <summary>The connections to one server behind this one: its certificate is verified as the APIService says, ours is shown.</summary>
internal sealed class BackendConnection : IDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    private readonly HttpMessageInvoker _client;

    /// <param name="identity">What this server shows of itself; null for nothing.</param>
    /// <param name="allows">The addresses that may be connected to; null for all.</param>
    public BackendConnection(BackendTarget target, X509Certificate2? identity, Func<IPAddress, bool>? allows = null)
    {
        Target = target;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = ConnectLimit,
            ConnectCallback = (context, token) => ConnectAsync(context, allows, token),
            PlaintextStreamFilter = (context, _) => new(new RepeatedHeaderStream(context.PlaintextStream)),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ActivityHeadersPropagator = null,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = Validator(target);
        if (identity is not null)
        {
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => identity;
        }

        _client = new HttpMessageInvoker(handler);
    }

    public BackendTarget Target { get; }

    /// <summary>Sends a request; the body of the answer is not read yet.</summary>
    /// <exception cref="HttpRequestException">The server cannot be reached or trusted.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The client verifies the certificate against the name in this header.
        request.Headers.Host = Target.ServerName;
        return _client.SendAsync(request, cancellationToken);
    }

    /// <summary>Why a request failed, in the words of Kubernetes' servers.</summary>
    public static string Describe(HttpRequestException error) => error.InnerException switch
    {
        IOException inner => inner.Message,
        { } inner => $"{error.Message} ({inner.Message})",
        null => error.Message,
    };

    public void Dispose() => _client.Dispose();

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, Func<IPAddress, bool>? allows, CancellationToken cancellationToken)
    {
        var addresses = await FindAsync(context.DnsEndPoint.Host, allows, cancellationToken).ConfigureAwait(false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            var address = addresses.FirstOrDefault(candidate => candidate.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
            var why = error.SocketErrorCode == SocketError.ConnectionRefused ? "connection refused" : error.Message;
            throw new IOException($"dial tcp {new IPEndPoint(address, context.DnsEndPoint.Port)}: connect: {why}", error);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Looked up and judged once: what is connected to is what was allowed.</summary>
    private static async Task<IPAddress[]> FindAsync(string host, Func<IPAddress, bool>? allows, CancellationToken cancellationToken)
    {
        IPAddress[] addresses;
        try
        {
            addresses = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException error)
        {
            throw new IOException($"dial tcp: lookup {host}: no such host", error);
        }

        var allowed = allows is null ? addresses : Array.FindAll(addresses, address => allows(address));
        return allowed.Length > 0 ? allowed : throw new IOException($"dial tcp: {host}: address is not allowed");
    }

    /// <summary>Null for the system's own verification.</summary>
    private static RemoteCertificateValidationCallback? Validator(BackendTarget target)
    {
        if (target.CertificateBundle.Length == 0 && !target.SkipsVerification)
        {
            return null;
        }

        var authorities = Authorities(target.CertificateBundle);
        return (_, certificate, _, errors) => certificate is not null
            && (target.SkipsVerification || (!errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && HasChain(authorities, certificate)));
    }

    private static bool HasChain(X509Certificate2Collection authorities, X509Certificate certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(leaf);
    }

    /// <summary>A bundle that cannot be read trusts nobody.</summary>
    private static X509Certificate2Collection Authorities(string bundle)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(bundle)));
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            authorities.Clear();
        }

        return authorities;
    }
}
