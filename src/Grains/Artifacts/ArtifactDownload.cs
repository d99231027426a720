using System.Net;
using Flux.Manifests.Text;
using Flux.Sources;

namespace Flux.Grains.Artifacts;

/// <summary>Downloads one artifact once: no redirects, bounded in bytes and time.</summary>
internal sealed class ArtifactDownload(InternalEgress egress)
{
    private const long LargestArtifact = 1L << 30;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public async Task<DownloadAttempt> TryAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var lease = egress.Clients.Rent(Sources.Egress.EgressSettings.None);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await lease.Client.SendAsync(request, limit.Token);
            return response.StatusCode == HttpStatusCode.OK
                ? new DownloadAttempt(await ReadAsync(response, limit.Token))
                : Refused(response);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DownloadAttempt(null, $"Get \"{address}\": no answer within {GoDuration.Format(Limit)}");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SourceException)
        {
            return new DownloadAttempt(null, $"Get \"{address}\": {CauseOf(error)}");
        }
    }

    private static DownloadAttempt Refused(HttpResponseMessage response)
    {
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        var isPassing = response.StatusCode is HttpStatusCode.TooManyRequests or (>= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented);
        return new DownloadAttempt(null, null, status, response.StatusCode == HttpStatusCode.NotFound, !isPassing);
    }

    private static string CauseOf(Exception error) => error switch
    {
        SourceException => error.Message,
        { InnerException: SourceException cause } => cause.Message,
        _ => error.Message,
    };

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
