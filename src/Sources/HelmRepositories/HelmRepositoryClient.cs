using System.Net.Http.Headers;
using System.Text;
using Flux.Sources.Egress;
using Flux.Sources.Secrets;

namespace Flux.Sources.HelmRepositories;

/// <summary>Gets files of a repository with its credentials.</summary>
internal sealed class HelmRepositoryClient(EgressClients egress, TimeProvider time)
{
    private const string AuthenticationFailed = "AuthenticationFailed";

    /// <exception cref="HelmStepException">The Secrets cannot be used.</exception>
    /// <exception cref="SourceException">The file cannot be had.</exception>
    public async Task<byte[]> GetAsync(HelmRepositoryAccess access, Uri address, long limit, string tooLong, CancellationToken cancellationToken)
    {
        var authorization = Authorization(access);
        using var lease = egress.Rent(Settings(access));
        using var deadline = new CancellationTokenSource(access.Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var isOwnHost = Uri.TryCreate(access.Url, UriKind.Absolute, out var repository) && repository.Host == address.Host && repository.Port == address.Port;
        var request = new DownloadRequest(address, isOwnHost || access.PassCredentials ? authorization : null, access.PassCredentials, limit, tooLong);
        try
        {
            return await Downloader.GetAsync(lease, request, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceException(error.Message, error);
        }
    }

    private static AuthenticationHeaderValue? Authorization(HelmRepositoryAccess access)
    {
        try
        {
            if (access.Secret is not { } secret || !SecretMethods.Detect(secret).Basic)
            {
                return null;
            }

            var (username, password) = BasicAuthSecret.Read(secret);
            return new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}")));
        }
        catch (SourceException error)
        {
            throw new HelmStepException(AuthenticationFailed, $"failed to detect authentication methods: {error.Message}");
        }
    }

    /// <summary>The certificates of the one Secret win; the other one may still hold them, as it used to.</summary>
    private static EgressSettings Settings(HelmRepositoryAccess access)
    {
        var secret = access.CertSecret ?? (access.Secret is { } login && TlsSecret.IsIn(login) ? login : null);
        if (secret is null)
        {
            return EgressSettings.None;
        }

        try
        {
            var tls = TlsSecret.Read(secret);
            return new EgressSettings
            {
                CertificateAuthorities = tls.CertificateAuthorities,
                ClientCertificate = tls.ClientCertificate,
                ClientKey = tls.ClientKey,
            };
        }
        catch (SourceException error)
        {
            throw new HelmStepException(AuthenticationFailed, $"failed to construct Helm client's TLS config: {error.Message}");
        }
    }
}
