using System.Net;
using System.Net.Sockets;
using Flux.Grains.Artifacts;
using Flux.Sources.Egress;

namespace Flux.Grains.Tests.Artifacts;

public sealed class ArtifactDownloadTests : IDisposable
{
    private readonly EgressClients _clients = new(EgressPolicy.Default);

    public void Dispose() => _clients.Dispose();

    [Theory]
    [InlineData(403, true)]
    [InlineData(501, true)]
    [InlineData(429, false)]
    [InlineData(503, false)]
    public async Task TryAsync_AnswerThatIsNoSuccess_IsFinalUnlessItMayPass(int code, bool isFinal)
    {
        var (address, answered) = Answer(code);

        var attempt = await DownloadAsync(address);

        await answered;
        Assert.Null(attempt.Bytes);
        Assert.Equal(isFinal, attempt.IsFinal);
        Assert.StartsWith($"{code} ", attempt.Status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TryAsync_NobodyListens_SaysSo()
    {
        var port = FreePorts.Take();

        var attempt = await DownloadAsync(new Uri($"http://127.0.0.1:{port}/x.tar.gz"));

        Assert.Equal($"Get \"http://127.0.0.1:{port}/x.tar.gz\": dial tcp 127.0.0.1:{port}: connect: connection refused", attempt.Problem);
        Assert.False(attempt.IsFinal);
    }

    private Task<DownloadAttempt> DownloadAsync(Uri address) =>
        new ArtifactDownload(new InternalEgress(_clients)).TryAsync(address, TestContext.Current.CancellationToken);

    private static (Uri Address, Task Answered) Answer(int code)
    {
        var address = new Uri($"http://127.0.0.1:{FreePorts.Take()}/");
        var listener = new HttpListener();
        listener.Prefixes.Add(address.ToString());
        listener.Start();
        return (address, RespondAsync(listener, code));
    }

    private static async Task RespondAsync(HttpListener listener, int code)
    {
        var context = await listener.GetContextAsync();
        context.Response.StatusCode = code;
        context.Response.Close();
        listener.Close();
    }
}
