using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Negotiation;

/// <summary>Answers documents that change rarely: 304 when the client has them already.</summary>
internal static class ConditionalResponse
{
    public static Task WriteAsync(HttpContext http, byte[] body, string hash, string contentType, DateTimeOffset? modified = null)
    {
        var tag = $"\"{hash}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.Append("Vary", "Accept");
        if (modified is { } time && http.Request.Headers.IfNoneMatch.ToString() != tag)
        {
            http.Response.Headers.LastModified = time.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        }

        if (http.Request.Headers.IfNoneMatch.ToString() == tag)
        {
            http.Response.StatusCode = 304;
            return Task.CompletedTask;
        }

        http.Response.StatusCode = 200;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
