using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Flux.DevCluster.Aggregation;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>Asks one webhook, within its time and with a bound on its answer.</summary>
internal sealed class WebhookCall(FrontProxyIdentity identity)
{
    private const int DefaultSeconds = 10;
    private const int MaxAnswerBytes = 1 << 20;

    /// <summary>The <c>response</c> of the webhook, or why there is none.</summary>
    public async ValueTask<(MapNode? Response, string? Failure)> AskAsync(MapNode webhook, BackendTarget target, string path, MapNode review, CancellationToken cancellationToken)
    {
        var seconds = webhook.GetInt64("timeoutSeconds") ?? DefaultSeconds;
        var uri = new Uri($"https://{target.Authority}{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}timeout={seconds.ToString(CultureInfo.InvariantCulture)}s");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            return Read(await PostAsync(target, uri, review, limit.Token).ConfigureAwait(false), review.GetString("request", "uid")!);
        }
        catch (HttpRequestException error)
        {
            return (null, $"Post \"{uri}\": {BackendConnection.Describe(error)}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"Post \"{uri}\": context deadline exceeded");
        }
    }

    private static (MapNode? Response, string? Failure) Read(byte[] answer, string uid)
    {
        try
        {
            var response = (JsonNodeReader.Read(answer) as MapNode)?.GetMap("response");
            return response?.GetString("uid") == uid ? (response, null) : (null, $"expected response.uid=\"{uid}\", got \"{response?.GetString("uid")}\"");
        }
        catch (ManifestException error)
        {
            return (null, error.Message);
        }
    }

    private async Task<byte[]> PostAsync(BackendTarget target, Uri uri, MapNode review, CancellationToken cancellationToken)
    {
        using var connection = new BackendConnection(target, identity.Certificate);
        using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new ByteArrayContent(JsonNodeWriter.WriteToUtf8(review)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var body = new MemoryStream();
        await CopyAsync(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), body, cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? body.ToArray()
            : throw new HttpRequestException($"the server answered {(int)response.StatusCode}: {Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)Math.Min(body.Length, 200))}");
    }

    private static async Task CopyAsync(Stream from, MemoryStream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (to.Length + read > MaxAnswerBytes)
            {
                throw new HttpRequestException("the answer is too large");
            }

            to.Write(buffer, 0, read);
        }
    }
}
