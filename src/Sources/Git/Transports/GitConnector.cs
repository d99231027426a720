using Flux.Sources.Egress;
using Flux.Sources.Git.Credentials;
using Flux.Sources.Git.Remotes;
using Flux.Sources.Git.Ssh;

namespace Flux.Sources.Git.Transports;

/// <summary>
/// Opens ways to a repository and its submodules. Passwords, tokens and client certificates go to the repository's own host
/// only; an SSH key, which does not leave this process, to every host that is known.
/// </summary>
internal sealed class GitConnector
{
    private static readonly string[] SharedKeys = ["ca.crt", "caFile", "identity", "known_hosts"];

    private readonly EgressClients _egress;
    private readonly GitSourceOptions _options;
    private readonly Uri? _proxy;
    private readonly IReadOnlyDictionary<string, byte[]> _secret;
    private readonly GitCredentials _own;

    /// <param name="url">The repository's.</param>
    /// <param name="secret">The Secret's data; empty when there is none.</param>
    /// <exception cref="SourceException">The URL and the Secret do not fit each other.</exception>
    public GitConnector(EgressClients egress, GitSourceOptions options, string url, IReadOnlyDictionary<string, byte[]> secret, Uri? proxy)
    {
        _egress = egress;
        _options = options;
        _proxy = proxy;
        _secret = secret;
        _own = GitCredentials.Create(url, secret);
    }

    /// <summary>Is told of each piece of a pack that came; null when nobody counts.</summary>
    public Action<int>? Received { get; init; }

    /// <summary>Whether the SSH key cannot be used for want of a passphrase.</summary>
    public bool LacksPassphrase => _own.Transport == "ssh" && SshIdentity.LacksPassphrase(_own);

    /// <exception cref="SourceException">Secret and URL together hold two ways to log in.</exception>
    public void RequireOneMethod()
    {
        if (_own.BearerToken.Length > 0 && (_own.Username.Length > 0 || _own.Password.Length > 0))
        {
            throw new SourceException("basic auth and bearer token cannot be set at the same time");
        }
    }

    /// <exception cref="SourceException">The URL cannot be used, or a certificate cannot be read.</exception>
    public GitRemote Connect(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            throw new SourceException($"'{Display(url)}' is not a URL of a repository");
        }

        return new GitRemote(
            CreateTransport(address, CredentialsFor(url)),
            new GitRemoteOptions(_options.ScratchDirectory, _options.PackLimits, _options.ManyReferences, Received));
    }

    /// <summary>A URL as messages may show it: without a password.</summary>
    public static string Display(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Contains(':', StringComparison.Ordinal)
            ? url.Replace(address.UserInfo + "@", "", StringComparison.Ordinal)
            : url;

    private GitCredentials CredentialsFor(string url)
    {
        var target = GitUrl.Parse(url);
        if (target.Host == _own.Host && target.Scheme == _own.Transport)
        {
            return GitCredentials.Create(url, _secret);
        }

        var shared = _secret.Where(entry => SharedKeys.Contains(entry.Key)
            || (entry.Key == "password" && target.Scheme == "ssh" && _own.Transport == "ssh"));
        return GitCredentials.Create(url, shared.ToDictionary());
    }

    /// <summary>Where there is none the system's authorities decide, as in the original.</summary>
    private static bool HasCertificate(ReadOnlyMemory<byte>? pem) => pem is { } text && text.Span.IndexOf("-----BEGIN CERTIFICATE-----"u8) >= 0;

    private IGitTransport CreateTransport(Uri address, GitCredentials credentials)
    {
        if (address.Scheme == "ssh")
        {
            var ambient = _proxy is null ? _egress.ProxyFor(address) : null;
            var policy = ambient is null ? _egress.Policy : _egress.Policy.Trusting([ambient.IdnHost]);
            return new SshGitTransport(policy, address, credentials, _proxy ?? ambient, _options.Ssh);
        }

        var lease = _egress.Rent(new EgressSettings
        {
            Proxy = _proxy,
            CertificateAuthorities = HasCertificate(credentials.CertificateAuthorities) ? credentials.CertificateAuthorities : null,
            ClientCertificate = credentials.ClientCertificate,
            ClientKey = credentials.ClientKey,
        });
        return new HttpGitTransport(lease, address, credentials);
    }
}
