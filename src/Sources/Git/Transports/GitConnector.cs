using Flux.Sources.Egress;
using Flux.Sources.Git.Credentials;
using Flux.Sources.Git.Remotes;
using Flux.Sources.Git.Ssh;

namespace Flux.Sources.Git.Transports;

/// <summary>Opens ways to repositories with one set of credentials, and gives these only to the host they are for.</summary>
internal sealed class GitConnector(EgressClients egress, GitSourceOptions options, GitCredentials credentials, Uri? proxy)
{
    /// <exception cref="SourceException">The URL cannot be used, or a certificate cannot be read.</exception>
    public GitRemote Connect(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            throw new SourceException($"'{Display(url)}' is not a URL of a repository");
        }

        return new GitRemote(CreateTransport(address), new GitRemoteOptions(options.ScratchDirectory, options.PackLimits));
    }

    private IGitTransport CreateTransport(Uri address)
    {
        if (address.Scheme == "ssh")
        {
            return new SshGitTransport(egress.Policy, address, credentials, proxy, options.Ssh);
        }

        var lease = egress.Rent(new EgressSettings
        {
            Proxy = proxy,
            CertificateAuthorities = credentials.CertificateAuthorities,
            ClientCertificate = credentials.ClientCertificate,
            ClientKey = credentials.ClientKey,
        });
        return new HttpGitTransport(lease, address, credentials);
    }

    /// <summary>A URL as messages may show it: without a password.</summary>
    public static string Display(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Contains(':', StringComparison.Ordinal)
            ? url.Replace(address.UserInfo + "@", "", StringComparison.Ordinal)
            : url;
}
