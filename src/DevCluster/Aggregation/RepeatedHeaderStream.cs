namespace Flux.DevCluster.Aggregation;

/// <summary>
/// The plain text of a connection on which requests follow each other, each with a body of known length: gives repeated headers
/// their name back (see <see cref="RepeatedHeaders"/>) and passes everything else on as it is.
/// </summary>
internal sealed class RepeatedHeaderStream(Stream inner) : Stream
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private readonly MemoryStream _head = new();
    private long _bodyLeft;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            var taken = _bodyLeft > 0
                ? await WriteBodyAsync(buffer, cancellationToken).ConfigureAwait(false)
                : await WriteHeadAsync(buffer, cancellationToken).ConfigureAwait(false);
            buffer = buffer[taken..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("This connection is written to asynchronously.");

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _head.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> WriteBodyAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        var part = buffer[..(int)Math.Min(_bodyLeft, buffer.Length)];
        await inner.WriteAsync(part, cancellationToken).ConfigureAwait(false);
        _bodyLeft -= part.Length;
        return part.Length;
    }

    /// <summary>Collects the head of the next request, which may come in pieces, and sends it when it is complete.</summary>
    private async ValueTask<int> WriteHeadAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        var before = (int)_head.Length;
        _head.Write(buffer.Span);
        var collected = _head.GetBuffer().AsMemory(0, (int)_head.Length);
        var end = collected.Span.IndexOf(EndOfHead);
        if (end < 0)
        {
            return buffer.Length;
        }

        var length = end + EndOfHead.Length;
        var (head, bodyLength) = RepeatedHeaders.Restore(collected.Span[..length]);
        _head.SetLength(0);
        _bodyLeft = bodyLength;
        await inner.WriteAsync(head, cancellationToken).ConfigureAwait(false);
        return length - before;
    }
}
