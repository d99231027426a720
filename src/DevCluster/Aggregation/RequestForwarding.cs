using System.Text;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.FrontProxy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Flux.DevCluster.Aggregation;

/// <summary>
/// Passes a request on to another server and its answer back, both as streams. What the caller proved itself by stays here; the
/// other server is told who it is.
/// </summary>
internal static class RequestForwarding
{
    private const int LargestBody = 8 << 20;

    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Connection", "Content-Length", "Host", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
        "Audit-Id", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Uri",
    };

    public static async Task ForwardAsync(HttpContext http, BackendConnection connection, UserInfo user)
    {
        var body = await ReadBodyAsync(http).ConfigureAwait(false);
        if (body is null)
        {
            await AnswerTextAsync(http, StatusCodes.Status413PayloadTooLarge, "Request entity too large").ConfigureAwait(false);
            return;
        }

        using var request = Request(http, connection.Target, user, body);
        try
        {
            using var response = await connection.SendAsync(request, http.RequestAborted).ConfigureAwait(false);
            await AnswerAsync(http, response).ConfigureAwait(false);
        }
        catch (HttpRequestException error) when (!http.Response.HasStarted)
        {
            await RefuseAsync(http, $"error trying to reach service: {BackendConnection.Describe(error)}").ConfigureAwait(false);
        }
    }

    /// <summary>503 in plain text.</summary>
    public static Task RefuseAsync(HttpContext http, string why) => AnswerTextAsync(http, StatusCodes.Status503ServiceUnavailable, why);

    private static Task AnswerTextAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text + "\n"), http.RequestAborted).AsTask();
    }

    /// <summary>The body of the request, whose length must be known before it is sent; null when it is larger than any object may be.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true)
        {
            return [];
        }

        using var body = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted).ConfigureAwait(false)) > 0;)
        {
            if (body.Length + read > LargestBody)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static HttpRequestMessage Request(HttpContext http, BackendTarget target, UserInfo user, byte[] body)
    {
        var incoming = http.Request;
        var path = incoming.Path.ToUriComponent();
        var request = new HttpRequestMessage(new HttpMethod(incoming.Method), target.Uri(path + incoming.QueryString.ToUriComponent()));
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach (var (name, values) in incoming.Headers)
        {
            if (IsForwarded(name) && !request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        AddOwn(http, request, target, path);
        RepeatedHeaders.Add(request, RemoteUser.Headers(user));
        return request;
    }

    /// <summary>Not what speaks about the user, nor what would come to do so when repetitions get their name back.</summary>
    private static bool IsForwarded(string name) =>
        !Dropped.Contains(name)
        && !RemoteUser.IsUserHeader(name)
        && !RepeatedHeaders.IsRepetition(name)
        && !name.StartsWith("Impersonate-", StringComparison.OrdinalIgnoreCase);

    private static void AddOwn(HttpContext http, HttpRequestMessage request, BackendTarget target, string path)
    {
        request.Headers.TryAddWithoutValidation("Audit-Id", http.Response.Headers["Audit-Id"].ToString());
        if (http.Connection.RemoteIpAddress is { } address)
        {
            var client = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
            var before = http.Request.Headers["X-Forwarded-For"].ToString();
            request.Headers.Remove("X-Forwarded-For");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", before.Length == 0 ? client : $"{before}, {client}");
        }

        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", target.Authority);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Uri", path);
    }

    private static async Task AnswerAsync(HttpContext http, HttpResponseMessage response)
    {
        http.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated)
        {
            if (!Dropped.Contains(name))
            {
                http.Response.Headers[name] = values.ToArray();
            }
        }

        foreach (var (name, values) in response.Content.Headers.NonValidated)
        {
            http.Response.Headers[name] = values.ToArray();
        }

        var body = await response.Content.ReadAsStreamAsync(http.RequestAborted).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            await body.CopyToAsync(http.Response.Body, http.RequestAborted).ConfigureAwait(false);
        }
    }
}
