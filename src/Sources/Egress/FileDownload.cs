using System.Net;

namespace Flux.Sources.Egress;

/// <summary>Gets single files over HTTP from whoever may be connected to. Thread-safe.</summary>
public sealed class FileDownload(EgressClients egress)
{
    private const int MaxRedirects = 10;

    /// <summary>The file; null when there is none at the address, but nothing or a page.</summary>
    /// <exception cref="SourceException">The server cannot be reached or may not be, or its answer is too long.</exception>
    /// <exception cref="OperationCanceledException">The caller's deadline has passed.</exception>
    public async Task<byte[]?> GetAsync(Uri address, int maxBytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var lease = egress.Rent(EgressSettings.None);
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            using var response = await SendAsync(lease, address, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return response.Content.Headers.ContentType?.MediaType == "text/html" ? null : await ReadAsync(response, address, maxBytes, cancellationToken).ConfigureAwait(false);
            }

            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            {
                return (int)response.StatusCode < 500 ? null : throw new SourceException($"Get \"{address}\": status code {(int)response.StatusCode} ({response.ReasonPhrase})");
            }

            var next = new Uri(address, location);
            address = next.Scheme == address.Scheme || next.Scheme == Uri.UriSchemeHttps
                ? next
                : throw new SourceException($"Get \"{address}\": the redirect to '{next.Scheme}://{next.Host}' is not followed");
        }

        throw new SourceException($"Get \"{address}\": stopped after {MaxRedirects} redirects");
    }

    private static async Task<HttpResponseMessage> SendAsync(EgressLease lease, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        try
        {
            return await lease.Client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (HttpFailure.IsNetworkFailure(error))
        {
            throw HttpFailure.Describe(HttpMethod.Get, address, error);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, Uri address, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadAsByteArrayAsync(maxBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (HttpFailure.IsNetworkFailure(error))
        {
            throw HttpFailure.Describe(HttpMethod.Get, address, error);
        }
    }
}
