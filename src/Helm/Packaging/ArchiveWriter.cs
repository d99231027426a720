using System.Buffers.Binary;
using Flux.Helm.Packaging.Deflate;

namespace Flux.Helm.Packaging;

/// <summary>Writes files to a gzipped tar, byte for byte as Helm does for the same files and time.</summary>
internal sealed class ArchiveWriter
{
    // Helm marks its archives by an extra field and a comment.
    private static readonly byte[] Head =
    [
        0x1F, 0x8B, 8, 0x14, 0, 0, 0, 0, 0, 0xFF, 44, 0,
        .. "rr"u8, 40, 0, .. "aHR0cHM6Ly95b3V0dS5iZS96OVV6MWljandyTQo="u8, .. "Helm\0"u8,
    ];

    private readonly Stream _output;
    private readonly Deflater _deflater;
    private readonly Crc32 _sum = new();
    private uint _length;

    public ArchiveWriter(Stream output)
    {
        _output = output;
        _output.Write(Head);
        _deflater = new Deflater(output);
    }

    public void Add(string name, byte[] data, DateTimeOffset time)
    {
        foreach (var block in TarHeader.Of(name, data.Length, time))
        {
            Write(block);
        }

        Write(data);
        Write(new byte[TarHeader.Padded(data).Length - data.Length]);
    }

    public void Finish()
    {
        Write(new byte[TarHeader.BlockSize]);
        Write(new byte[TarHeader.BlockSize]);
        _deflater.Finish();
        var tail = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(tail, _sum.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(tail.AsSpan(4), _length);
        _output.Write(tail);
    }

    private void Write(byte[] bytes)
    {
        _sum.Append(bytes);
        _length += (uint)bytes.Length;
        _deflater.Write(bytes);
    }
}
