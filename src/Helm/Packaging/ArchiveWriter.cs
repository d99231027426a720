using Flux.Compression;

namespace Flux.Helm.Packaging;

/// <summary>Writes files to a gzipped tar, byte for byte as Helm does for the same files and time.</summary>
internal sealed class ArchiveWriter(Stream output) : IDisposable
{
    // Helm marks its archives by an extra field and a comment.
    private static readonly byte[] Head =
    [
        0x1F, 0x8B, 8, 0x14, 0, 0, 0, 0, 0, 0xFF, 44, 0,
        .. "rr"u8, 40, 0, .. "aHR0cHM6Ly95b3V0dS5iZS96OVV6MWljandyTQo="u8, .. "Helm\0"u8,
    ];

    private readonly GzipWriter _gzip = new(output, Head);

    public void Add(string name, byte[] data, DateTimeOffset time)
    {
        foreach (var block in TarHeader.Of(name, data.Length, time))
        {
            _gzip.Write(block);
        }

        _gzip.Write(data);
        _gzip.Write(new byte[TarHeader.Padded(data).Length - data.Length]);
    }

    public void Dispose()
    {
        _gzip.Write(new byte[2 * TarHeader.BlockSize]);
        _gzip.Dispose();
    }
}
