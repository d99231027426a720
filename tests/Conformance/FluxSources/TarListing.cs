using System.Formats.Tar;
using System.IO.Compression;

namespace Flux.Conformance.FluxSources;

/// <summary>Lists a tar.gz with the framework's own reader, as a second opinion on ours.</summary>
internal static class TarListing
{
    public static IReadOnlyList<(string Name, char Type)> Read(byte[] archive)
    {
        using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var reader = new TarReader(gzip);
        var entries = new List<(string, char)>();
        while (reader.GetNextEntry() is { } entry)
        {
            entries.Add((entry.Name, (char)entry.EntryType));
        }

        return entries;
    }
}
