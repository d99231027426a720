using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Discovery;

/// <summary>Liveness and readiness in the words of the API server.</summary>
internal static class HealthHandler
{
    public static bool Owns(string path) => path is "/healthz" or "/livez" or "/readyz"
        || path.StartsWith("/healthz/", StringComparison.Ordinal) || path.StartsWith("/livez/", StringComparison.Ordinal) || path.StartsWith("/readyz/", StringComparison.Ordinal);

    /// <exception cref="ApiException">404</exception>
    public static Task HandleAsync(HttpContext http, string path)
    {
        if (path.Count(character => character == '/') > 1 && !path.EndsWith("/ping", StringComparison.Ordinal))
        {
            throw ApiErrors.PageNotFound();
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        var text = http.Request.Query.ContainsKey("verbose") ? $"[+]ping ok\n{path.TrimStart('/')} check passed\n" : "ok";
        return ResponseWriter.WriteTextAsync(http, 200, text);
    }
}
