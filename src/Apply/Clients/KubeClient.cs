using System.Net.Http.Headers;
using System.Security.Authentication;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Clients;

/// <summary>
/// Requests to one API server under one identity. Objects are node trees, so that whatever a kind holds passes through
/// unchanged. Failures are values; only cancellation throws.
/// </summary>
/// <param name="connection">The server.</param>
/// <param name="impersonate">The user to act as (<c>system:serviceaccount:ns:name</c>); null for the connection's own identity.</param>
/// <param name="sent">Called for each request; null when nobody counts.</param>
public sealed class KubeClient(KubeConnection connection, string? impersonate = null, Action? sent = null)
{
    // A page of 500 objects; the server may be of a tenant's choice, and its answers as long as it likes.
    private const long LongestAnswer = 256 * 1024 * 1024;
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(60);

    /// <summary>The user that requests are made as; null for the connection's own.</summary>
    public string? Impersonated => impersonate;

    public KubeConnection Connection => connection;

    public Task<KubeResponse> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, null, cancellationToken);

    public Task<KubeResponse> CreateAsync(string path, MapNode item, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, item, "application/json", cancellationToken);

    public Task<KubeResponse> ApplyAsync(string path, MapNode item, ApplyParameters parameters, CancellationToken cancellationToken)
    {
        var query = $"?{(parameters.DryRun ? "dryRun=All&" : "")}fieldManager={Uri.EscapeDataString(parameters.FieldManager)}{(parameters.Force ? "&force=true" : "")}";
        return SendAsync(HttpMethod.Patch, path + query, item, "application/apply-patch+yaml", cancellationToken);
    }

    public Task<KubeResponse> PatchAsync(string path, PatchKind kind, Node patch, string fieldManager, CancellationToken cancellationToken)
    {
        var type = kind switch
        {
            PatchKind.Json => "application/json-patch+json",
            PatchKind.Merge => "application/merge-patch+json",
            _ => "application/strategic-merge-patch+json",
        };
        return SendAsync(HttpMethod.Patch, $"{path}?fieldManager={Uri.EscapeDataString(fieldManager)}", patch, type, cancellationToken);
    }

    /// <summary>Deletes in the background: the server removes dependents afterwards.</summary>
    public Task<KubeResponse> DeleteAsync(string path, CancellationToken cancellationToken) => DeleteAsync(path, [], cancellationToken);

    /// <summary>Deletes an object as it was seen, in the background; one that changed since stays, and the answer is a conflict.</summary>
    public Task<KubeResponse> DeleteAsync(string path, ManifestObject seen, CancellationToken cancellationToken)
    {
        var unchanged = new MapNode { { "uid", seen.Uid }, { "resourceVersion", seen.ResourceVersion } };
        return DeleteAsync(path, new MapNode { { "preconditions", unchanged } }, cancellationToken);
    }

    private Task<KubeResponse> DeleteAsync(string path, MapNode options, CancellationToken cancellationToken)
    {
        options.Set("apiVersion", "v1");
        options.Set("kind", "DeleteOptions");
        options.Set("propagationPolicy", "Background");
        return SendAsync(HttpMethod.Delete, path, options, "application/json", cancellationToken);
    }

    /// <summary>Follows a collection; the sequence ends when the server ends the stream.</summary>
    /// <param name="path">The collection's path with its query, <c>watch=true</c> excepted.</param>
    /// <exception cref="KubeRequestException">The server refused the watch, could not be reached or broke off.</exception>
    public async IAsyncEnumerable<WatchEvent> WatchAsync(
        string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = Prepare(HttpMethod.Get, path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "watch=true");
        using var response = await OpenAsync(request, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var line in EventLines.ReadAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            if (ReadEvent(line.Span) is { } change)
            {
                yield return change;
            }
        }
    }

    /// <exception cref="KubeRequestException">The line is no JSON: the stream broke off in the middle of it.</exception>
    private static WatchEvent? ReadEvent(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonNodeReader.Read(line) is MapNode item && item.GetMap("object") is { } subject ? new WatchEvent(item.GetString("type") ?? "", subject) : null;
        }
        catch (ManifestException error)
        {
            throw new KubeRequestException(new KubeStatus(0, "", $"an event of the watch cannot be read: {error.Message}"));
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                throw new KubeRequestException((await ReadAsync(response, cancellationToken).ConfigureAwait(false)).Error!);
            }
        }
        catch (HttpRequestException error)
        {
            throw new KubeRequestException(Unreachable(error));
        }
    }

    private async Task<KubeResponse> SendAsync(HttpMethod method, string path, Node? body, string? contentType, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(RequestLimit);
        try
        {
            using var request = Prepare(method, path);
            if (body is not null)
            {
                request.Content = new ByteArrayContent(JsonNodeWriter.WriteToUtf8(body));
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType!);
            }

            using var response = await connection.SendAsync(request, limit.Token).ConfigureAwait(false);
            return await ReadAsync(response, limit.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            return KubeResponse.Failure(Unreachable(error));
        }
        catch (FormatException)
        {
            // A token that cannot stand in a header, such as one with the line break of its file.
            return KubeResponse.Failure(new KubeStatus(0, "", "the credentials of the connection cannot be sent: net/http: invalid header field value for \"Authorization\""));
        }
        catch (KubeRequestException error)
        {
            // The server that gives the tokens for this one refused, or there is no request to make.
            return KubeResponse.Failure(error.Status);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return KubeResponse.Failure(new KubeStatus(0, "", $"the server did not answer within {RequestLimit.TotalSeconds:0} seconds"));
        }
    }

    /// <exception cref="KubeRequestException">The user to act as cannot be the name of one.</exception>
    private HttpRequestMessage Prepare(HttpMethod method, string path)
    {
        if (impersonate is not null && (impersonate.Length == 0 || !impersonate.All(static character => character is > ' ' and <= '~')))
        {
            // The header is sent as it is: a line break would begin another one, and a request without it would be the connection's own.
            throw new KubeRequestException(new KubeStatus(400, "BadRequest", $"'{Printable(impersonate)}' is not the name of a user"));
        }

        sent?.Invoke();
        var request = new HttpRequestMessage(method, new Uri(connection.BaseAddress, path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (impersonate is not null)
        {
            // The user only: repeated group headers would be joined into one; the server adds a service account's groups itself.
            request.Headers.TryAddWithoutValidation("Impersonate-User", impersonate);
        }

        return request;
    }

    private static async Task<KubeResponse> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(LongestAnswer, cancellationToken).ConfigureAwait(false);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var code = (int)response.StatusCode;
        Node? body = null;
        try
        {
            body = bytes.Length > 0 ? JsonNodeReader.Read(bytes) : null;
        }
        catch (ManifestException) when (!response.IsSuccessStatusCode)
        {
            // Proxies and unknown paths answer in plain text, which is then the message.
        }
        catch (ManifestException error)
        {
            return KubeResponse.Failure(new KubeStatus(0, "", $"the server's answer cannot be read: {error.Message}"));
        }

        return response.IsSuccessStatusCode && body is MapNode item
            ? KubeResponse.Success(code, item)
            : KubeResponse.Failure(KubeStatus.Parse(code, body, System.Text.Encoding.UTF8.GetString(bytes)));
    }

    private static string Printable(string text) => string.Concat(text.Select(static character => character is >= ' ' and <= '~' ? character : '?'));

    private static KubeStatus Unreachable(HttpRequestException error) => new(0, "", error.InnerException switch
    {
        AuthenticationException => "tls: failed to verify certificate: x509: certificate signed by unknown authority",
        { } inner => $"{error.Message} ({inner.Message})",
        null => error.Message,
    });
}
