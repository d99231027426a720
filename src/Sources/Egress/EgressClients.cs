using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Flux.Sources.Egress;

/// <summary>
/// Makes the HTTP clients through which everything is fetched: addresses are checked against a policy, redirects are
/// never followed by themselves, no cookies, no ambient proxy or credentials. Thread-safe.
/// </summary>
public sealed class EgressClients : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(30);

    private readonly EgressPolicy _policy;
    private readonly AmbientProxy _ambient;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _plain;

    public EgressClients(EgressPolicy policy)
        : this(policy, AmbientProxy.None, TimeProvider.System)
    {
    }

    /// <param name="ambient">The operator's proxies, for sources that name none of their own.</param>
    /// <param name="time">What certificates are measured by.</param>
    public EgressClients(EgressPolicy policy, AmbientProxy ambient, TimeProvider time)
    {
        _policy = policy;
        _ambient = ambient;
        _time = time;
        _plain = new HttpMessageInvoker(CreateHandler(EgressSettings.None));
    }

    public EgressPolicy Policy => _policy;

    /// <summary>
    /// The operator's proxy through which an address is to be reached; null for none. An address that the policy forbids is not asked
    /// of a proxy either: it is refused when it is dialled.
    /// </summary>
    public Uri? ProxyFor(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return IPAddress.TryParse(address.IdnHost, out var literal) && !_policy.Allows(literal) ? null : _ambient.For(address);
    }

    /// <summary>A client for one source. Those without special settings share connections; others keep to themselves.</summary>
    /// <exception cref="SourceException">A certificate or key cannot be read.</exception>
    public EgressLease Rent(EgressSettings settings) =>
        settings.IsPlain ? new EgressLease(_plain, owned: false) : new EgressLease(new HttpMessageInvoker(CreateHandler(settings)), owned: true);

    public void Dispose() => _plain.Dispose();

    /// <summary>Opens a connection, for clients that are not made here.</summary>
    /// <exception cref="SourceException">The policy forbids the address, or nobody answers there.</exception>
    public ValueTask<Stream> DialAsync(DnsEndPoint server, CancellationToken cancellationToken) => DialAsync(_policy, server, cancellationToken);

    private static async ValueTask<Stream> DialAsync(EgressPolicy policy, DnsEndPoint server, CancellationToken cancellationToken)
    {
        var addresses = await policy.ResolveAsync(server.Host, cancellationToken).ConfigureAwait(false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, server.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw new SourceException($"dial tcp {new IPEndPoint(addresses[0], server.Port)}: connect: {Describe(error)}", error);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private SocketsHttpHandler CreateHandler(EgressSettings settings)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = settings.Proxy is not null || !_ambient.IsNone,
            Proxy = settings.Proxy is not null ? CreateProxy(settings.Proxy) : _ambient.IsNone ? null : new AmbientWebProxy(_ambient, ProxyFor),
            ConnectTimeout = ConnectTimeout,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(settings.Proxy, context, cancellationToken),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 64,
        };
        var trust = new ServerTrust(settings.CertificateAuthorities is { } authorities ? ReadCertificates(authorities) : [], _time);
        handler.SslOptions.RemoteCertificateValidationCallback = trust.Validate;

        if (settings.ClientCertificate is { } certificate && settings.ClientKey is { } key)
        {
            handler.SslOptions.ClientCertificateContext = ReadClientCertificate(certificate, key);
        }

        return handler;
    }

    private async ValueTask<Stream> ConnectAsync(Uri? own, SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        // The operator's proxy may stand where tenants' sources must not.
        var ambient = own is null ? _ambient.At(context.DnsEndPoint.Host, context.DnsEndPoint.Port) : null;
        var proxy = own ?? ambient;
        try
        {
            return await DialAsync(ambient is null ? _policy : _policy.Trusting([ambient.IdnHost]), context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceException error) when (proxy is not null)
        {
            var step = proxy.Scheme == "socks5"
                ? $"socks connect tcp {proxy.Authority}->{context.InitialRequestMessage.RequestUri?.Host}:{context.InitialRequestMessage.RequestUri?.Port}"
                : "proxyconnect tcp";
            throw new SourceException($"{step}: {error.Message}", error);
        }
    }

    private static string Describe(SocketException error) => error.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "connection refused",
        SocketError.HostUnreachable => "no route to host",
        SocketError.NetworkUnreachable => "network is unreachable",
        _ => error.Message,
    };

    private static WebProxy CreateProxy(Uri address)
    {
        var proxy = new WebProxy(new UriBuilder(address) { UserName = "", Password = "" }.Uri);
        if (address.UserInfo.Length > 0)
        {
            var parts = address.UserInfo.Split(':', 2);
            proxy.Credentials = new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        }

        return proxy;
    }

    private static X509Certificate2Collection ReadCertificates(ReadOnlyMemory<byte> pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(Encoding.UTF8.GetString(pem.Span));
        }
        catch (CryptographicException error)
        {
            throw new SourceException("failed to parse CA certificate", error);
        }

        return certificates.Count > 0 ? certificates : throw new SourceException("failed to parse CA certificate");
    }

    private static bool HasPem(string text) => PemEncoding.TryFind(text, out _);

    /// <summary>The certificate with those that lead from it to an authority, which the server may not have.</summary>
    private static SslStreamCertificateContext ReadClientCertificate(ReadOnlyMemory<byte> certificate, ReadOnlyMemory<byte> key)
    {
        var (publicPart, privatePart) = (Encoding.UTF8.GetString(certificate.Span), Encoding.UTF8.GetString(key.Span));
        try
        {
            // A key straight from PEM cannot be used by every platform's TLS.
            using var pair = X509Certificate2.CreateFromPem(publicPart, privatePart);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(publicPart);
            return SslStreamCertificateContext.Create(X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null), chain, offline: true);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new SourceException(
                "tls: " + (!HasPem(publicPart) ? "failed to find any PEM data in certificate input"
                    : !HasPem(privatePart) ? "failed to find any PEM data in key input"
                    : "private key does not match public key"),
                error);
        }
    }
}
