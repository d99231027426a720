using Flux.Sources.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Flux.Sources.Tests.Git;

/// <summary>Kestrel in front of a <see cref="GitHttpBackend"/>, and what a test wants to put between them.</summary>
public sealed class GitServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GitServer(WebApplication app, GitHttpBackend backend)
    {
        _app = app;
        Backend = backend;
    }

    public GitHttpBackend Backend { get; }

    public string Url => _app.Urls.First();

    /// <summary>Runs before the backend; answering true means that it has handled the request.</summary>
    public Func<HttpContext, Task<bool>>? Intercept { get; set; }

    public List<string> Requests { get; } = [];

    public static async Task<GitServer> StartAsync(string repositories, Action<HttpsConnectionAdapterOptions>? https = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(https is null ? "http://127.0.0.1:0" : "https://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.ConfigureHttpsDefaults(defaults => https?.Invoke(defaults));
        });
        var server = new GitServer(builder.Build(), new GitHttpBackend(new GitHttpBackendOptions { RepositoriesDirectory = repositories, AllowPush = true }));
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        lock (Requests)
        {
            Requests.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        }

        if (Intercept is { } intercept && await intercept(context))
        {
            return;
        }

        var headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        var request = new GitHttpRequest(
            context.Request.Method, context.Request.Path.Value!, context.Request.QueryString.Value!.TrimStart('?'), headers, context.Request.Body);
        await using var response = await Backend.HandleAsync(request, context.RequestAborted);
        context.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await response.Body.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
