using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace Flux.Conformance.FluxSources.Scenarios;

/// <summary>The recorder's forward proxies for plain HTTP: one open, one with a password.</summary>
internal static class ProxyLab
{
    private const int Open = 23151;
    private const int Guarded = 23152;

    public static async Task StartAsync()
    {
        await StartAsync(Open, null);
        await StartAsync(Guarded, "Basic " + Convert.ToBase64String("user:pass"u8));
    }

    private static async Task StartAsync(int port, string? authorization)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add($"http://127.0.0.1:{port}");
        application.Run(async http =>
        {
            if (authorization is not null && http.Request.Headers["Proxy-Authorization"] != authorization)
            {
                http.Response.StatusCode = (int)HttpStatusCode.ProxyAuthenticationRequired;
                http.Response.Headers["Proxy-Authenticate"] = "Basic realm=\"proxy\"";
                return;
            }

            await ForwardAsync(http, client);
        });
        await application.StartAsync();
    }

    private static async Task ForwardAsync(HttpContext http, HttpClient client)
    {
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), http.Request.GetEncodedUrl());
        if (http.Request.Method == "POST")
        {
            request.Content = new StreamContent(http.Request.Body);
        }

        foreach (var header in http.Request.Headers.Where(header => !header.Key.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
            }
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
        http.Response.StatusCode = (int)response.StatusCode;
        http.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
