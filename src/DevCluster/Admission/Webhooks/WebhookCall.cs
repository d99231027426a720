using System.Net.Http.Headers;
using System.Text;
using Flux.DevCluster.Aggregation;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>Asks one webhook, within its time and with a bound on its answer.</summary>
internal sealed class WebhookCall(WebhookConnections connections)
{
    public const int DefaultSeconds = 10;

    private const int MaxAnswerBytes = 3 << 20;
    private const int MaxQuotedBytes = 2048;

    /// <summary>The <c>response</c> of the webhook, or why there is none.</summary>
    public async ValueTask<(MapNode? Response, string? Failure)> AskAsync(WebhookAddress address, MapNode review, bool isMutating, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(address.Seconds));
        try
        {
            var (code, answer) = await PostAsync(address, review, limit.Token).ConfigureAwait(false);
            return code is >= 200 and < 300
                ? Read(answer, review.GetString("request", "uid")!, isMutating)
                : (null, $"failed to call webhook: {Refused(code, answer)}");
        }
        catch (HttpRequestException error)
        {
            return (null, address.Failed(BackendConnection.Describe(error)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, address.Failed("context deadline exceeded"));
        }
    }

    private static (MapNode? Response, string? Failure) Read(byte[] answer, string uid, bool isMutating)
    {
        try
        {
            var review = JsonNodeReader.Read(answer) as MapNode;
            return WebhookResponseRules.Check(review, uid, isMutating) is { } fault
                ? (null, $"received invalid webhook response: {fault}")
                : (review.GetMap("response"), null);
        }
        catch (ManifestException error)
        {
            return (null, $"failed to call webhook: {error.Message}");
        }
    }

    /// <summary>What clients of Kubernetes make of an answer that is no success.</summary>
    private static string Refused(int code, byte[] answer)
    {
        var text = Encoding.UTF8.GetString(answer, 0, Math.Min(answer.Length, MaxQuotedBytes)).Trim();
        return code switch
        {
            404 => "the server could not find the requested resource",
            401 => "the server has asked for the client to provide credentials",
            403 => text.Length > 0 ? text : "unknown",
            429 => "the server has received too many requests and has asked us to try again later",
            >= 500 => $"an error on the server ({GoText.Quote(text.Length > 0 ? text : "unknown")}) has prevented the request from succeeding",
            _ => $"the server responded with the status code {code} but did not return more information",
        };
    }

    private async Task<(int Code, byte[] Answer)> PostAsync(WebhookAddress address, MapNode review, CancellationToken cancellationToken)
    {
        var target = address.Target!;
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Uri(address.PathWithTimeout)) { Content = new ByteArrayContent(JsonNodeWriter.WriteToUtf8(review)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await connections.To(target).SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var body = new MemoryStream();
        await CopyAsync(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), body, cancellationToken).ConfigureAwait(false);
        return ((int)response.StatusCode, body.ToArray());
    }

    private static async Task CopyAsync(Stream from, MemoryStream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (to.Length + read > MaxAnswerBytes)
            {
                throw new HttpRequestException("http: response body too large");
            }

            to.Write(buffer, 0, read);
        }
    }
}
