namespace Flux.Sources.Archives;

/// <summary>
/// Replaces the first ten bytes that pass, the gzip header, with one that names no system and no level, so that archives
/// do not depend on where they were made.
/// </summary>
internal sealed class GzipHeaderStream(Stream inner) : Stream
{
    private static readonly byte[] Header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

    private int _replaced;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var skipped = Math.Min(Header.Length - _replaced, buffer.Length);
        if (skipped > 0)
        {
            inner.Write(Header.AsSpan(_replaced, skipped));
            _replaced += skipped;
        }

        inner.Write(buffer[skipped..]);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
