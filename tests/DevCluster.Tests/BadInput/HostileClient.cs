using System.Net.Sockets;
using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.BadInput;

/// <summary>Sends bytes that no HTTP library would.</summary>
internal sealed class HostileClient : IAsyncDisposable
{
    private readonly TcpClient _client = new();

    private HostileClient()
    {
    }

    public static async Task<HostileClient> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var client = new HostileClient();
        await client._client.ConnectAsync(address.Host, address.Port, cancellationToken);
        return client;
    }

    public async Task SendAsync(string text, CancellationToken cancellationToken) => await SendAsync(Encoding.UTF8.GetBytes(text), cancellationToken);

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _client.GetStream().WriteAsync(bytes, cancellationToken);
        }
        catch (IOException)
        {
            // The server may answer and close before it has read everything.
        }
    }

    /// <summary>No more bytes will come.</summary>
    public void EndSending() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>The status and the text of the answer; a watch is left open after its head.</summary>
    public async Task<(int Code, string Head, string Body)> ReadAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        while (!IsComplete(text.ToString()))
        {
            var read = await ReadSomeAsync(buffer, cancellationToken);
            if (read == 0)
            {
                break;
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        var answer = text.ToString();
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return end < 0 ? (0, answer, "") : (int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), answer[..end], answer[(end + 4)..]);
    }

    public static string Message(string body) => (JsonNodeReader.Read(body) as MapNode).GetString("message") ?? "";

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<int> ReadSomeAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.Client.ReceiveAsync(buffer, cancellationToken);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    private static bool IsComplete(string answer)
    {
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var length = answer.IndexOf("Content-Length: ", StringComparison.Ordinal);
        if (end < 0 || length < 0 || length > end)
        {
            return end >= 0;
        }

        var digits = answer[(length + 16)..answer.IndexOf('\r', length)];
        return Encoding.UTF8.GetByteCount(answer.AsSpan(end + 4)) >= int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }
}
