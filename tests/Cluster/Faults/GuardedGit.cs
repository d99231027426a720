using System.Text;
using Microsoft.AspNetCore.Http;

namespace Flux.Cluster.Faults;

/// <summary>
/// A Git server in front of another one whose credentials expire in the middle: it still tells which revisions there are, and refuses
/// to hand them out until it is opened.
/// </summary>
internal sealed class GuardedGit : IAsyncDisposable
{
    private readonly Upstream _upstream;
    private LocalServer? _server;
    private int _refused;

    private GuardedGit(Uri server) => _upstream = new Upstream(server, new HttpClient(), "Git-Protocol");

    public Uri Address => _server!.Address;

    public bool IsOpen { get; set; }

    public int Refused => Volatile.Read(ref _refused);

    public static async Task<GuardedGit> StartAsync(Uri server)
    {
        var git = new GuardedGit(server);
        git._server = await LocalServer.StartAsync(git.HandleAsync);
        return git;
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _upstream.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        var body = await Upstream.BodyAsync(http);
        if (!IsOpen && Encoding.Latin1.GetString(body).Contains("want ", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _refused);
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = "Basic";
            return;
        }

        using var answer = await _upstream.SendAsync(http, body);
        await Upstream.CopyAsync(answer, http);
    }
}
