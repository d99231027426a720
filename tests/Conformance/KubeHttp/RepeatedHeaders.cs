using System.Net.Sockets;
using System.Text;

namespace Flux.Conformance.KubeHttp;

/// <summary>
/// Sends a header more than once. <see cref="HttpClient"/> joins repeated headers into one line, which for some of Kubernetes' headers means
/// something else; so the lines are parted again on their way out.
/// </summary>
internal sealed class RepeatedHeaders(Stream inner) : Stream
{
    private const string Mark = "~next~";

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>One value that stands for several lines.</summary>
    public static string Join(string name, IEnumerable<string> values) => string.Join($"{Mark}{name}{Mark}", values);

    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new RepeatedHeaders(new NetworkStream(socket, ownsSocket: true));
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(Part(buffer), cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(Part(buffer.AsMemory(offset, count)).Span);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private static ReadOnlyMemory<byte> Part(ReadOnlyMemory<byte> buffer)
    {
        if (buffer.Span.IndexOf("~next~"u8) < 0)
        {
            return buffer;
        }

        var parts = Encoding.Latin1.GetString(buffer.Span).Split(Mark);
        var text = new StringBuilder(parts[0]);
        for (var i = 1; i + 1 < parts.Length; i += 2)
        {
            text.Append("\r\n").Append(parts[i]).Append(": ").Append(parts[i + 1]);
        }

        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
