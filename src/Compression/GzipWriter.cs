using System.Buffers.Binary;
using System.IO.Hashing;
using Flux.Compression.Deflate;

namespace Flux.Compression;

/// <summary>
/// A gzip compressor whose bytes are those of Go's <c>compress/gzip</c> at its default level. Flux and Helm name archives by their
/// digest: the same content must be the same bytes, whoever packed it. The platform's own compressor, as good, makes others.
/// </summary>
/// <remarks>The member ends when the stream is disposed; the output stays open.</remarks>
public sealed class GzipWriter : Stream
{
    private static readonly byte[] PlainHead = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

    private readonly Stream _output;
    private readonly Deflater _deflater;
    private readonly Crc32 _sum = new();
    private uint _length;
    private bool _finished;

    /// <summary>A member without name, time or comment.</summary>
    public GzipWriter(Stream output)
        : this(output, PlainHead)
    {
    }

    /// <param name="output">Receives the compressed bytes; it is not closed.</param>
    /// <param name="head">The whole header of the member, as RFC 1952 §2.3 has it.</param>
    public GzipWriter(Stream output, ReadOnlySpan<byte> head)
    {
        _output = output;
        _output.Write(head);
        _deflater = new Deflater(output);
    }

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
        _sum.Append(buffer);
        _length += (uint)buffer.Length;
        _deflater.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Does nothing: a block that ends early would change the bytes.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_finished)
        {
            _finished = true;
            _deflater.Finish();
            _deflater.Dispose();
            Span<byte> tail = stackalloc byte[8];
            BinaryPrimitives.WriteUInt32LittleEndian(tail, _sum.GetCurrentHashAsUInt32());
            BinaryPrimitives.WriteUInt32LittleEndian(tail[4..], _length);
            _output.Write(tail);
        }

        base.Dispose(disposing);
    }
}
