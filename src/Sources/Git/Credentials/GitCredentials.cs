using System.Text;

namespace Flux.Sources.Git.Credentials;

/// <summary>
/// What a Secret and a URL say about how to authenticate. It holds secrets: it has no text form and must not be logged.
/// </summary>
public sealed class GitCredentials
{
    private const string DefaultSshUser = "git";

    private GitCredentials(string transport, string host)
    {
        Transport = transport;
        Host = host;
    }

    /// <summary><c>http</c>, <c>https</c> or <c>ssh</c>.</summary>
    public string Transport { get; }

    /// <summary>Host and port as the URL has them.</summary>
    public string Host { get; }

    public string Username { get; private init; } = "";

    /// <summary>For SSH the passphrase of the private key.</summary>
    public string Password { get; private init; } = "";

    public string BearerToken { get; private init; } = "";

    /// <summary>An SSH private key.</summary>
    public ReadOnlyMemory<byte>? Identity { get; private init; }

    /// <summary>The text of a known_hosts file.</summary>
    public ReadOnlyMemory<byte>? KnownHosts { get; private init; }

    /// <summary>PEM.</summary>
    public ReadOnlyMemory<byte>? CertificateAuthorities { get; private init; }

    /// <summary>PEM.</summary>
    public ReadOnlyMemory<byte>? ClientCertificate { get; private init; }

    /// <summary>PEM.</summary>
    public ReadOnlyMemory<byte>? ClientKey { get; private init; }

    /// <param name="url">The repository's URL.</param>
    /// <param name="data">The Secret's data; empty when there is none.</param>
    /// <exception cref="SourceException">The URL cannot be used, or the data is incomplete for it.</exception>
    public static GitCredentials Create(string url, IReadOnlyDictionary<string, byte[]> data)
    {
        var parts = GitUrl.Parse(url);
        var credentials = parts.Scheme == "ssh" ? ForSsh(parts, data) : ForHttp(parts, data);
        credentials.Validate();
        return credentials;
    }

    private static GitCredentials ForSsh(GitUrl url, IReadOnlyDictionary<string, byte[]> data) => new(url.Scheme, url.Host)
    {
        Identity = Value(data, "identity"),
        KnownHosts = Value(data, "known_hosts"),
        Username = data.Count > 0 && url.User.Length == 0 ? DefaultSshUser : url.User,
        Password = data.Count > 0 ? Text(data, "password") : "",
    };

    private static GitCredentials ForHttp(GitUrl url, IReadOnlyDictionary<string, byte[]> data)
    {
        var hasToken = data.ContainsKey("bearerToken");
        var username = hasToken ? "" : Text(data, "username");
        var password = hasToken ? "" : Text(data, "password");
        return new GitCredentials(url.Scheme, url.Host)
        {
            BearerToken = Text(data, "bearerToken"),
            Username = username.Length > 0 ? username : url.User,
            Password = password.Length > 0 ? password : url.Password,
            CertificateAuthorities = Value(data, "ca.crt") ?? Value(data, "caFile"),
            ClientCertificate = Value(data, "tls.crt"),
            ClientKey = Value(data, "tls.key"),
        };
    }

    private void Validate()
    {
        switch (Transport)
        {
            case "http" or "https":
                Require(Username.Length > 0 || Password.Length == 0, "'password' requires 'username' to be set");
                break;
            case "ssh":
                Require(Host.Length > 0, "'host' is required");
                Require(Identity is not null, "'identity' is required");
                Require(KnownHosts is not null, "'known_hosts' is required");
                break;
            case "":
                throw new SourceException("no transport type set");
            default:
                throw new SourceException($"unknown transport '{Transport}'");
        }
    }

    private void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new SourceException($"invalid '{Transport}' auth option: {message}");
        }
    }

    private static ReadOnlyMemory<byte>? Value(IReadOnlyDictionary<string, byte[]> data, string key) =>
        data.TryGetValue(key, out var value) && value.Length > 0 ? value.AsMemory() : default(ReadOnlyMemory<byte>?);

    private static string Text(IReadOnlyDictionary<string, byte[]> data, string key) =>
        data.TryGetValue(key, out var value) ? Encoding.UTF8.GetString(value) : "";
}
