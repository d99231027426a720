using System.Text;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Discovery;

/// <summary>Liveness and readiness in the words of the API server: all checks of an endpoint, or one of them.</summary>
internal sealed class HealthHandler(HealthChecks checks)
{
    public static bool Owns(string path) => path is "/healthz" or "/livez" or "/readyz"
        || path.StartsWith("/healthz/", StringComparison.Ordinal) || path.StartsWith("/livez/", StringComparison.Ordinal) || path.StartsWith("/readyz/", StringComparison.Ordinal);

    /// <exception cref="ApiException">404</exception>
    public Task HandleAsync(HttpContext http, string path)
    {
        var endpoint = path.Split('/')[1];
        var single = path[(endpoint.Length + 1)..].Trim('/');
        if (single.Length > 0 && !checks.NamesOf(endpoint).Contains(single))
        {
            throw ApiErrors.PageNotFound();
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        return single.Length > 0 ? AnswerOneAsync(http, single) : AnswerAllAsync(http, endpoint);
    }

    private async Task AnswerOneAsync(HttpContext http, string name)
    {
        var passes = await checks.PassesAsync(name, http.RequestAborted).ConfigureAwait(false);
        await ResponseWriter.WriteTextAsync(http, passes ? 200 : 500, passes ? "ok" : "internal server error: reason withheld\n").ConfigureAwait(false);
    }

    private async Task AnswerAllAsync(HttpContext http, string endpoint)
    {
        var excluded = http.Request.Query["exclude"];
        var lines = new StringBuilder();
        var passesAll = true;
        foreach (var name in checks.NamesOf(endpoint))
        {
            if (excluded.Contains(name))
            {
                lines.Append($"[+]{name} excluded: ok\n");
                continue;
            }

            var passes = await checks.PassesAsync(name, http.RequestAborted).ConfigureAwait(false);
            passesAll &= passes;
            lines.Append(passes ? $"[+]{name} ok\n" : $"[-]{name} failed: reason withheld\n");
        }

        foreach (var name in excluded.Where(name => !checks.NamesOf(endpoint).Contains(name)))
        {
            lines.Append($"warn: some health checks cannot be excluded: no matches for \"{name}\"\n");
        }

        lines.Append($"{endpoint} check {(passesAll ? "passed" : "failed")}\n");
        var text = passesAll && !http.Request.Query.ContainsKey("verbose") ? "ok" : lines.ToString();
        await ResponseWriter.WriteTextAsync(http, passesAll ? 200 : 500, text).ConfigureAwait(false);
    }
}
