using System.IO.Pipelines;
using System.Text;
using Flux.Apply.Clients;

namespace Flux.Apply.Tests.Clients;

public sealed class EventLinesTests
{
    [Fact]
    public async Task Read_LinesInPieces_AreWholeAndWithoutEmptyOnes()
    {
        var pipe = new Pipe();
        foreach (var piece in new[] { "{\"a\":", "1}\n\n{\"b\":2}\n", "{\"c\":3}" })
        {
            await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(piece), TestContext.Current.CancellationToken);
        }

        await pipe.Writer.CompleteAsync();

        Assert.Equal(["{\"a\":1}", "{\"b\":2}", "{\"c\":3}"], await LinesAsync(pipe.Reader.AsStream()));
    }

    [Fact]
    public async Task Read_LineWithoutEnd_IsRefused()
    {
        using var endless = new MemoryStream(new byte[17 * 1024 * 1024]);

        var error = await Assert.ThrowsAsync<KubeRequestException>(() => LinesAsync(endless));

        Assert.Equal("an event of the watch is longer than 16777216 bytes", error.Message);
    }

    private static async Task<List<string>> LinesAsync(Stream stream)
    {
        var lines = new List<string>();
        await foreach (var line in EventLines.ReadAsync(stream, TestContext.Current.CancellationToken))
        {
            lines.Add(Encoding.UTF8.GetString(line.Span));
        }

        return lines;
    }
}
