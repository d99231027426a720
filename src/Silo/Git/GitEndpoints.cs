using Flux.Sources.Serving;

namespace Flux.Silo.Git;

/// <summary>Serves the demo's repositories to stock git clients.</summary>
internal static class GitEndpoints
{
    public const string Prefix = "/git";

    public static void MapGit(this IEndpointRouteBuilder routes, GitHttpBackend backend) =>
        routes.MapMethods(Prefix + "/{**path}", ["GET", "POST"], (HttpContext http) => ServeAsync(http, backend)).ExcludeFromDescription();

    private static async Task ServeAsync(HttpContext http, GitHttpBackend backend)
    {
        var headers = http.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        var path = http.Request.Path.Value![Prefix.Length..];
        var request = new GitHttpRequest(http.Request.Method, path, http.Request.QueryString.Value?.TrimStart('?') ?? "", headers, http.Request.Body);
        await using var response = await backend.HandleAsync(request, http.RequestAborted);
        http.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            http.Response.Headers[name] = value;
        }

        await response.Body.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
