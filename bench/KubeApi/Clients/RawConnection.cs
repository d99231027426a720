using System.Buffers.Text;
using System.Net.Security;
using System.Net.Sockets;

namespace Flux.KubeApi.Bench.Clients;

/// <summary>An HTTP/1.1 connection that does the least possible, so that the figures are the server's: blocking, nothing is parsed but the status and the length.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Stream _stream;
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    public RawConnection(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(address.Host, address.Port);
        _stream = new NetworkStream(socket, ownsSocket: true);
        if (address.Scheme == Uri.UriSchemeHttps)
        {
            // The server is our own child on the loopback interface; only the cost of the encryption matters.
            var secure = new SslStream(_stream, false, (_, certificate, _, _) => certificate is not null);
            secure.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = "localhost" });
            _stream = secure;
        }
    }

    /// <summary>Sends a request and reads its whole answer.</summary>
    /// <returns>The status code.</returns>
    public int Exchange(ReadOnlySpan<byte> request)
    {
        _stream.Write(request);
        var head = ReadHead();
        var text = _buffer.AsSpan(_start, head);
        _ = Utf8Parser.TryParse(text[9..], out int code, out _);
        var length = Header(text, "Content-Length: "u8);
        var isChunked = length < 0 && text.IndexOf("Transfer-Encoding: chunked"u8) >= 0;
        _start += head;
        if (isChunked)
        {
            SkipChunks();
        }
        else
        {
            Skip(Math.Max(0, length));
        }

        return code;
    }

    /// <summary>What the server sends next, chunk sizes and all, behind what is kept of the last time; nothing new at the end. For watches.</summary>
    /// <param name="keep">So many bytes from the end of the last answer come again.</param>
    public ReadOnlySpan<byte> ReadSome(int keep = 0)
    {
        _buffer.AsSpan(_end - keep, keep).CopyTo(_buffer);
        _start = 0;
        _end = keep + _stream.Read(_buffer, keep, _buffer.Length - keep);
        return _buffer.AsSpan(0, _end);
    }

    public void Send(ReadOnlySpan<byte> request) => _stream.Write(request);

    public void Dispose() => _stream.Dispose();

    private static int Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int value, out _) ? value : -1;
    }

    private int ReadHead()
    {
        while (true)
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8);
            if (at >= 0)
            {
                return at + 4;
            }

            Fill();
        }
    }

    private void SkipChunks()
    {
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8)) < 0)
            {
                Fill();
            }

            _ = Utf8Parser.TryParse(_buffer.AsSpan(_start, line), out int size, out _, 'x');
            _start += line + 2;
            Skip(size + 2);
            if (size == 0)
            {
                return;
            }
        }
    }

    private void Skip(int count)
    {
        while (count > _end - _start)
        {
            count -= _end - _start;
            _start = _end = 0;
            Fill();
        }

        _start += count;
        if (_start == _end)
        {
            _start = _end = 0;
        }
    }

    private void Fill()
    {
        if (_end == _buffer.Length)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
            if (_end == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read > 0 ? read : throw new IOException("the server closed the connection");
    }
}
