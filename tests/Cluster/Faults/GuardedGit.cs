using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flux.Cluster.Faults;

/// <summary>
/// A Git server in front of another one whose credentials expire in the middle: it still tells which revisions there are, and refuses
/// to hand them out until it is opened.
/// </summary>
internal sealed class GuardedGit : IAsyncDisposable
{
    private readonly HttpClient _upstream = new();
    private readonly Uri _server;
    private readonly WebApplication _application;
    private int _refused;

    private GuardedGit(Uri server)
    {
        _server = server;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(HandleAsync);
    }

    public Uri Address => new(_application.Urls.First());

    public bool IsOpen { get; set; }

    public int Refused => Volatile.Read(ref _refused);

    public static async Task<GuardedGit> StartAsync(Uri server)
    {
        var git = new GuardedGit(server);
        await git._application.StartAsync(TestContext.Current.CancellationToken);
        return git;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _upstream.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (!IsOpen && Encoding.Latin1.GetString(body.ToArray()).Contains("want ", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _refused);
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = "Basic";
            return;
        }

        using var request = new HttpRequestMessage(
            new HttpMethod(http.Request.Method), new Uri(_server, http.Request.Path.Value!.TrimStart('/') + http.Request.QueryString.Value));
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", http.Request.ContentType);
        }

        request.Headers.TryAddWithoutValidation("Git-Protocol", http.Request.Headers["Git-Protocol"].ToString());
        using var answer = await _upstream.SendAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
