using System.Net;
using Flux.Sources;

namespace Flux.Grains.Artifacts;

/// <summary>Downloads one artifact once: no redirects, bounded in bytes and time.</summary>
internal sealed class ArtifactDownload(InternalEgress egress)
{
    private const long LargestArtifact = 1L << 30;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <returns>The bytes; or null, and whether the server says that there is no such artifact.</returns>
    public async Task<(byte[]? Bytes, bool IsNotFound)> TryAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var lease = egress.Clients.Rent(Sources.Egress.EgressSettings.None);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await lease.Client.SendAsync(request, limit.Token);
            return response.StatusCode == HttpStatusCode.OK
                ? (await ReadAsync(response, limit.Token), false)
                : (null, response.StatusCode == HttpStatusCode.NotFound);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SourceException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return (null, false);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[1 << 16];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > LargestArtifact)
            {
                throw new SourceException($"the artifact is larger than {LargestArtifact} bytes");
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
