using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace Flux.Sources.Tests.Git;

/// <summary>A forward proxy for plain HTTP that demands a password.</summary>
public sealed class HttpProxy : IAsyncDisposable
{
    /// <summary>A host that nobody but this proxy can find.</summary>
    public const string OnlyHere = "git.invalid";

    private readonly WebApplication _app;
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string _authorization;

    private HttpProxy(WebApplication app, string password)
    {
        _app = app;
        _authorization = "Basic " + Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes("user:" + password));
    }

    public string Url => _app.Urls.First();

    public int Forwarded { get; private set; }

    public static async Task<HttpProxy> StartAsync(string password)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var proxy = new HttpProxy(builder.Build(), password);
        proxy._app.Run(proxy.ForwardAsync);
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        if (context.Request.Headers["Proxy-Authorization"] != _authorization)
        {
            context.Response.StatusCode = 407;
            context.Response.Headers["Proxy-Authenticate"] = "Basic realm=\"proxy\"";
            return;
        }

        Forwarded++;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.GetEncodedUrl().Replace(OnlyHere, "127.0.0.1", StringComparison.Ordinal));
        if (context.Request.Method == "POST")
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        using var response = await _client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
