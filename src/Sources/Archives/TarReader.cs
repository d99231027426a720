using System.Text;
using Flux.Sources.Files;

namespace Flux.Sources.Archives;

/// <summary>Reads tar entries one after another: ustar, PAX paths and sizes, and GNU long names.</summary>
internal sealed class TarReader(Stream input)
{
    private const byte GnuLongName = (byte)'L';
    private const byte GnuLongLink = (byte)'K';
    private const byte GlobalHeader = (byte)'g';
    private const int MaxMetadataBytes = 1 << 20;

    private readonly byte[] _block = new byte[TarBlocks.Size];
    private long _left;
    private long _padding;

    /// <returns>Null at the end of the archive.</returns>
    /// <exception cref="SourceException">The archive is damaged.</exception>
    public TarEntry? Next()
    {
        string? longName = null;
        Dictionary<string, string> extended = [];
        while (ReadHeader() is { } entry)
        {
            switch (entry.Type)
            {
                case TarBlocks.ExtendedHeader:
                    extended = ReadRecords(entry.Size);
                    break;
                case GlobalHeader:
                    ReadMetadata(entry.Size);
                    break;
                case GnuLongName:
                    longName = NameEncoding.GetString(ReadMetadata(entry.Size).AsSpan().TrimEnd((byte)0));
                    break;
                case GnuLongLink:
                    ReadMetadata(entry.Size);
                    break;
                default:
                    return Begin(entry, extended.GetValueOrDefault("path") ?? longName, extended.GetValueOrDefault("size"));
            }
        }

        return null;
    }

    /// <summary>The content of the entry that <see cref="Next"/> returned, in full.</summary>
    /// <exception cref="SourceException">The archive ends too early.</exception>
    public byte[] ReadContent()
    {
        var content = ReadExactly(checked((int)_left));
        _left = 0;
        return content;
    }

    private TarEntry Begin(TarEntry entry, string? name, string? size)
    {
        var actual = entry with { Name = name ?? entry.Name };
        if (size is not null)
        {
            actual = actual with
            {
                Size = long.TryParse(size, System.Globalization.NumberStyles.None, null, out var parsed) ? parsed : throw Invalid(),
            };
        }

        _left = actual.Type is TarBlocks.RegularFile or 0 ? actual.Size : 0;
        _padding = -_left & (TarBlocks.Size - 1);
        return actual;
    }

    private TarEntry? ReadHeader()
    {
        Skip(_left + _padding);
        _left = _padding = 0;
        var read = input.ReadAtLeast(_block, TarBlocks.Size, throwOnEndOfStream: false);
        if (read == 0 || (read == TarBlocks.Size && !_block.AsSpan().ContainsAnyExcept((byte)0)))
        {
            return null;
        }

        if (read < TarBlocks.Size)
        {
            throw new SourceException("unexpected EOF");
        }

        if (!HasValidChecksum())
        {
            throw Invalid();
        }

        var name = Text(_block.AsSpan(0, TarBlocks.NameLength));
        var prefix = _block.AsSpan(257, 5).SequenceEqual("ustar"u8) && _block[262] == 0 ? Text(_block.AsSpan(345, TarBlocks.PrefixLength)) : "";
        return new TarEntry(
            prefix.Length > 0 ? prefix + "/" + name : name, _block[156], (int)(Number(_block.AsSpan(100, 8)) & 0xFFF), Number(_block.AsSpan(124, 12)));
    }

    private bool HasValidChecksum()
    {
        long unsigned = 0;
        long signed = 0;
        for (var i = 0; i < TarBlocks.Size; i++)
        {
            var value = i is >= 148 and < 156 ? (byte)' ' : _block[i];
            unsigned += value;
            signed += (sbyte)value;
        }

        return Number(_block.AsSpan(148, 8)) is var expected && (expected == unsigned || expected == signed);
    }

    private Dictionary<string, string> ReadRecords(long size)
    {
        var records = new Dictionary<string, string>(StringComparer.Ordinal);
        ReadOnlySpan<byte> rest = ReadMetadata(size);
        while (rest.Length > 0)
        {
            var space = rest.IndexOf((byte)' ');
            if (space <= 0 || !int.TryParse(rest[..space], out var length) || length <= space + 1 || length > rest.Length || rest[length - 1] != '\n')
            {
                throw Invalid();
            }

            var record = rest[(space + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals <= 0)
            {
                throw Invalid();
            }

            records[Encoding.UTF8.GetString(record[..equals])] = NameEncoding.GetString(record[(equals + 1)..]);
            rest = rest[length..];
        }

        return records;
    }

    private byte[] ReadMetadata(long size)
    {
        if (size is < 0 or > MaxMetadataBytes)
        {
            throw Invalid();
        }

        var data = ReadExactly((int)size);
        Skip(-size & (TarBlocks.Size - 1));
        return data;
    }

    private byte[] ReadExactly(int count)
    {
        // Grown as bytes arrive: a header that promises a gigabyte must not cost one.
        using var content = new MemoryStream(Math.Min(count, 1 << 16));
        var buffer = new byte[Math.Min(81920, Math.Max(count, 1))];
        for (var left = count; left > 0;)
        {
            var read = input.Read(buffer, 0, Math.Min(buffer.Length, left));
            if (read == 0)
            {
                throw new SourceException("error copying buffer: unexpected EOF");
            }

            content.Write(buffer, 0, read);
            left -= read;
        }

        return content.ToArray();
    }

    private void Skip(long count)
    {
        var buffer = new byte[4096];
        while (count > 0)
        {
            var read = input.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
            if (read == 0)
            {
                throw new SourceException("unexpected EOF");
            }

            count -= read;
        }
    }

    private static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return NameEncoding.GetString(end < 0 ? field : field[..end]);
    }

    /// <summary>Octal digits, or big-endian binary when the first bit is set (GNU).</summary>
    private static long Number(ReadOnlySpan<byte> field)
    {
        long value = 0;
        if ((field[0] & 0x80) != 0)
        {
            foreach (var item in field[1..])
            {
                value = value > long.MaxValue >> 8 ? throw Invalid() : (value << 8) | item;
            }

            return value;
        }

        foreach (var digit in field.Trim(" \0"u8))
        {
            value = digit is >= (byte)'0' and <= (byte)'7' ? (value << 3) | (uint)(digit - '0') : throw Invalid();
        }

        return value;
    }

    private static SourceException Invalid() => new("archive/tar: invalid tar header");
}
