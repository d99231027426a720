using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Flux.EndToEnd;

public sealed class ShutdownTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flux-shutdown-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>It drains for longer than the command line's library waits by itself, and does not wait for whom it cannot serve.</summary>
    [Fact]
    public async Task Process_ThatIsAskedToStop_DrainsAndEndsWellWhateverItsClientsDo()
    {
        var ports = FreePorts.Take(2);
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ports[1]}"));
        await using var process = ProgramProcess.Start(["run"], new Dictionary<string, string>
        {
            ["DataDirectory"] = _folder.FullName,
            ["ApiPort"] = ports[0].ToString(CultureInfo.InvariantCulture),
            ["HttpPort"] = ports[1].ToString(CultureInfo.InvariantCulture),
            ["SiloPort"] = "0",
            ["GatewayPort"] = "0",
            ["DrainDelay"] = "4s",
        });
        using var http = new HttpClient { BaseAddress = address };
        await process.UntilAsync(token => IsAsync(http, HttpStatusCode.OK, token), Token);

        using var stuck = new TcpClient();
        await stuck.ConnectAsync(address.Host, address.Port, Token);
        await stuck.GetStream().WriteAsync("GET /metrics HTTP/1.1\r\nHost: "u8.ToArray(), Token);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        var stopping = process.StopAsync(limit.Token);
        await process.UntilAsync(token => IsAsync(http, HttpStatusCode.ServiceUnavailable, token), Token);

        Assert.Equal(0, await stopping);
    }

    private static async Task<bool> IsAsync(HttpClient http, HttpStatusCode status, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/readyz", UriKind.Relative), cancellationToken);
            return response.StatusCode == status;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
