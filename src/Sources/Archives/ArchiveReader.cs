using System.IO.Compression;
using Flux.Manifests.Text;
using Flux.Sources.Files;

namespace Flux.Sources.Archives;

/// <summary>
/// Unpacks a <c>tar.gz</c> into memory. Entries that climb, absolute names, devices and archives beyond the limits are
/// errors; links are left out.
/// </summary>
public static class ArchiveReader
{
    private const int GzipHeaderLength = 10;
    private const long RatioFloor = 1 << 20;
    private const int UserBits = 0b111_000_000;
    private const int CreationMask = 0b111_101_101;

    /// <exception cref="SourceException">The archive is damaged, hostile or too large.</exception>
    public static TreeDirectory Read(Stream stream, ArchiveReadOptions options, CancellationToken cancellationToken)
    {
        var tree = new TreeDirectory();
        Unpack(stream, options, tree, cancellationToken);
        return tree;
    }

    /// <summary>As <see cref="Read"/>, into an existing tree: after an error it holds what was unpacked before.</summary>
    public static void Unpack(Stream stream, ArchiveReadOptions options, TreeDirectory tree, CancellationToken cancellationToken)
    {
        var compressed = new CountingStream(stream);
        using var gzip = OpenGzip(compressed);
        var unpacked = new CountingStream(gzip, count => CheckRatio(count, compressed.BytesRead, options.Limits.MaxRatio));
        var unpacking = new Unpacking(tree, options);
        try
        {
            var tar = new TarReader(unpacked);
            while (tar.Next() is { } entry)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Place(unpacking, tar, entry);
            }
        }
        catch (InvalidDataException error)
        {
            throw new SourceException("error copying buffer: unexpected EOF", error);
        }
    }

    private static GZipStream OpenGzip(CountingStream stream)
    {
        var header = new byte[GzipHeaderLength];
        var read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read < header.Length)
        {
            throw new SourceException($"requires gzip-compressed body: {(read == 0 ? "EOF" : "unexpected EOF")}");
        }

        if (header[0] != 0x1f || header[1] != 0x8b)
        {
            throw new SourceException("requires gzip-compressed body: gzip: invalid header");
        }

        return new GZipStream(new PrefixedStream(header, stream), CompressionMode.Decompress, leaveOpen: true);
    }

    private static void Place(Unpacking unpacking, TarReader tar, TarEntry entry)
    {
        if (entry.Name.Length == 0 || entry.Name[0] == '/' || entry.Name.Contains('\\', StringComparison.Ordinal)
            || entry.Name.Split('/').Contains(".."))
        {
            throw new SourceException($"tar contained invalid name error {GoText.Quote(entry.Name)}");
        }

        unpacking.CountEntry();
        switch (entry.Type)
        {
            case TarBlocks.RegularFile or 0:
                unpacking.CountBytes(entry);
                PlaceFile(unpacking, tar, entry);
                break;
            case TarBlocks.Directory:
                PlaceDirectory(unpacking, entry);
                break;
            case (byte)'2' when unpacking.Options.SkipLinks:
                break;
            case (byte)'2':
                throw new SourceException($"tar file entry {entry.Name} is a symlink, which is not allowed in this context");
            default:
                throw new SourceException($"tar file entry {entry.Name} contained unsupported file type {TarFileMode.Format(entry.Type, entry.Mode)}");
        }
    }

    private static void PlaceFile(Unpacking unpacking, TarReader tar, TarEntry entry)
    {
        var segments = unpacking.Segments(entry.Name);
        var parent = unpacking.DirectoryAt(segments.AsSpan()[..^1]);
        if (parent.Entries.TryGetValue(segments[^1], out var existing) && existing is TreeDirectory)
        {
            throw new SourceException($"open {unpacking.Options.DisplayRoot}/{string.Join('/', segments)}: is a directory");
        }

        parent.Set(segments[^1], new TreeFile([], entry.Mode & CreationMask));
        parent.Set(segments[^1], new TreeFile(tar.ReadContent(), entry.Mode & CreationMask));
    }

    private static void CheckRatio(long unpacked, long compressed, int limit)
    {
        if (unpacked > RatioFloor && unpacked / Math.Max(1, compressed) > limit)
        {
            throw new SourceException($"archive unpacks to more than {limit} times its size");
        }
    }

    private static void PlaceDirectory(Unpacking unpacking, TarEntry entry)
    {
        var segments = unpacking.Segments(entry.Name);
        if (segments.Length > 0)
        {
            unpacking.DirectoryAt(segments).Mode = (entry.Mode | UserBits) & CreationMask;
        }
    }
}
