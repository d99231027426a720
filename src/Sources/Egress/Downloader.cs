using System.Net;

namespace Flux.Sources.Egress;

/// <summary>Gets files over HTTP, following a few redirects: never from HTTPS to HTTP, and without handing on credentials.</summary>
internal static class Downloader
{
    private const int MaxRedirects = 10;

    /// <exception cref="SourceException">The file cannot be had; the text names the request and the cause.</exception>
    public static async Task<byte[]> GetAsync(EgressLease lease, DownloadRequest download, CancellationToken cancellationToken)
    {
        var address = download.Address;
        for (var redirects = 0; ; redirects++)
        {
            try
            {
                using var response = await SendAsync(lease, download, address, cancellationToken).ConfigureAwait(false);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return await ReadAsync(response, download, cancellationToken).ConfigureAwait(false);
                }

                address = Redirection(response, address) is { } next && redirects < MaxRedirects ? next : throw new SourceException(
                    $"failed to fetch {download.Address} : {(int)response.StatusCode} {response.ReasonPhrase}");
            }
            catch (Exception error) when (HttpFailure.IsNetworkFailure(error))
            {
                throw HttpFailure.Describe(HttpMethod.Get, address, error);
            }
            catch (OperationCanceledException error)
            {
                throw new OperationCanceledException($"Get \"{address}\": context deadline exceeded", error, cancellationToken);
            }
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(EgressLease lease, DownloadRequest download, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd("Helm/4 (flux)");
        var isOwnHost = address.Host == download.Address.Host && address.Port == download.Address.Port && address.Scheme == download.Address.Scheme;
        request.Headers.Authorization = isOwnHost || download.PassEverywhere ? download.Authorization : null;
        return await lease.Client.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, DownloadRequest download, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[1 << 16];
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                if (body.Length + read > download.MaxBytes)
                {
                    throw new SourceException(download.TooLong);
                }

                body.Write(buffer, 0, read);
            }
        }

        return body.ToArray();
    }

    private static Uri? Redirection(HttpResponseMessage response, Uri address)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
        {
            return null;
        }

        var next = new Uri(address, location);
        return next.Scheme == address.Scheme || (address.Scheme == "http" && next.Scheme == "https") ? next : null;
    }
}
