using Flux.Sources.Git.Objects;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Zip.Compression;
using Microsoft.Win32.SafeHandles;

namespace Flux.Sources.Git.Packs;

/// <summary>
/// Reads a pack from a file: entry headers, and compressed data at known places. Compressed sizes are not written in packs,
/// so the first pass must decompress everything to find the next entry; that is what needs an inflater that tells how far it read.
/// </summary>
internal sealed class PackScanner(SafeFileHandle file, long length)
{
    private readonly byte[] _input = new byte[1 << 15];
    private readonly Inflater _inflater = new();

    /// <summary>Where the next header is read.</summary>
    public long Position { get; set; }

    public byte ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        ReadBytes(one);
        return one[0];
    }

    public void ReadBytes(Span<byte> destination)
    {
        if (Position + destination.Length > length)
        {
            throw Truncated();
        }

        for (var done = 0; done < destination.Length;)
        {
            var read = RandomAccess.Read(file, destination[done..], Position);
            if (read == 0)
            {
                throw Truncated();
            }

            done += read;
            Position += read;
        }
    }

    /// <summary>Decompresses at a place; afterwards <see cref="Position"/> stands behind the compressed bytes.</summary>
    public byte[] Inflate(long offset, int size)
    {
        var output = new byte[size];
        Position = offset;
        _inflater.Reset();
        try
        {
            InflateInto(output);
        }
        catch (Exception error) when (error is SharpZipBaseException or IndexOutOfRangeException or ArgumentException or InvalidOperationException)
        {
            // The inflater does not check everything that damaged data can make it do.
            throw new SourceException("damaged object in the received pack", error);
        }

        Position -= _inflater.RemainingInput;
        return output;
    }

    public PackEntry ReadHeader(int idLength)
    {
        var entry = new PackEntry { Offset = Position, Base = -1 };
        var first = ReadByte();
        entry.StoredType = (GitObjectType)((first >> 4) & 7);
        long size = first & 0x0F;
        for (int shift = 4, value = first; (value & 0x80) != 0; shift += 7)
        {
            value = ReadByte();
            size |= shift > 40 ? throw Malformed() : (long)(value & 0x7F) << shift;
        }

        entry.DataSize = size > Array.MaxLength ? throw Malformed() : (int)size;
        if (entry.StoredType == GitObjectType.OffsetDelta)
        {
            entry.BaseOffset = entry.Offset - ReadBaseDistance();
        }
        else if (entry.StoredType == GitObjectType.ReferenceDelta)
        {
            Span<byte> id = stackalloc byte[idLength];
            ReadBytes(id);
            entry.BaseId = new ObjectId(id);
        }

        entry.DataOffset = Position;
        return entry;
    }

    private long ReadBaseDistance()
    {
        var value = ReadByte();
        long distance = value & 0x7F;
        while ((value & 0x80) != 0)
        {
            value = ReadByte();
            distance = distance > 1L << 48 ? throw Malformed() : ((distance + 1) << 7) | (uint)(value & 0x7F);
        }

        return distance;
    }

    private void InflateInto(byte[] output)
    {
        var done = 0;
        var overflow = new byte[1];
        while (!_inflater.IsFinished)
        {
            var count = done < output.Length ? _inflater.Inflate(output, done, output.Length - done) : _inflater.Inflate(overflow, 0, 1);
            if (count > 0 && done == output.Length)
            {
                throw Malformed();
            }

            done += count;
            if (count == 0 && !_inflater.IsFinished)
            {
                Feed();
            }
        }

        if (done != output.Length)
        {
            throw Malformed();
        }
    }

    private void Feed()
    {
        if (!_inflater.IsNeedingInput)
        {
            // It wants a preset dictionary, which packs do not have.
            throw Malformed();
        }

        var wanted = (int)Math.Min(_input.Length, length - Position);
        var read = wanted <= 0 ? 0 : RandomAccess.Read(file, _input.AsSpan(0, wanted), Position);
        if (read == 0)
        {
            throw Truncated();
        }

        Position += read;
        _inflater.SetInput(_input, 0, read);
    }

    private static SourceException Malformed() => new("malformed object in the received pack");

    private static SourceException Truncated() => new("the received pack ends too early");
}
