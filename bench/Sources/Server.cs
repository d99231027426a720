using Flux.Sources.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flux.Sources.Bench;

/// <summary>Repositories over HTTP.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Server(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public static async Task<Server> StartAsync(string repositories)
    {
        var backend = new GitHttpBackend(new GitHttpBackendOptions { RepositoriesDirectory = repositories });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context => AnswerAsync(backend, context));
        await app.StartAsync();
        return new Server(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task AnswerAsync(GitHttpBackend backend, HttpContext context)
    {
        var headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        var request = new GitHttpRequest(
            context.Request.Method, context.Request.Path.Value!, context.Request.QueryString.Value!.TrimStart('?'), headers, context.Request.Body);
        await using var response = await backend.HandleAsync(request, context.RequestAborted);
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.Headers["Content-Type"];
        await response.Body.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
