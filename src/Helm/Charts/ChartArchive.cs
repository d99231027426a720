using System.Formats.Tar;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Flux.Helm.Templates.Functions.Urls;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Charts;

/// <summary>Reads the files of a packaged chart, with Helm's checks of paths and sizes.</summary>
internal static partial class ChartArchive
{
    public static List<ChartFile> Read(Stream archive, ChartLimits limits)
    {
        // Too short to hold even a header.
        var isStump = archive is { CanSeek: true, Length: < 10 };
        try
        {
            using var unzipped = new GZipStream(archive, CompressionMode.Decompress);
            return ReadTar(unzipped, limits);
        }
        catch (InvalidDataException)
        {
            throw new ChartLoadException(isStump ? "unexpected EOF" : "gzip: invalid header");
        }
        catch (EndOfStreamException)
        {
            throw new ChartLoadException("unexpected EOF");
        }
    }

    private static List<ChartFile> ReadTar(Stream tar, ChartLimits limits)
    {
        var files = new List<ChartFile>();
        using var reader = new TarReader(tar);
        var remaining = limits.MaxChartBytes;
        var entries = 0;
        while (Next(reader) is { } entry)
        {
            if (++entries > limits.MaxEntries)
            {
                throw new ChartLoadException($"chart archive has more than {limits.MaxEntries} entries");
            }

            if (entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes or TarEntryType.ExtendedAttributes || entry.Name.EndsWith('/'))
            {
                continue;
            }

            var name = NameOf(entry.Name);
            CheckSize(entry, remaining, limits);
            var data = ReadData(entry, remaining, limits);
            remaining -= data.Length;
            if (remaining <= 0)
            {
                throw TooLarge(limits);
            }

            files.Add(new ChartFile(name, WithoutMark(data)));
        }

        return files.Count == 0 ? throw new ChartLoadException("no files in chart archive") : files;
    }

    private static TarEntry? Next(TarReader reader)
    {
        try
        {
            return reader.GetNextEntry();
        }
        catch (Exception error) when (error is not (IOException or InvalidDataException or OutOfMemoryException))
        {
            // The platform's reader tells of numbers that no file can have, and of kinds that it does not know, by many exceptions.
            throw new ChartLoadException("archive/tar: invalid tar header");
        }
    }

    /// <summary>The path below the chart's folder.</summary>
    private static string NameOf(string path)
    {
        var delimiter = path.Contains('\\', StringComparison.Ordinal) ? '\\' : '/';
        var parts = path.Split(delimiter);
        var name = string.Join('/', parts.Skip(1));
        if (name.StartsWith('/'))
        {
            throw new ChartLoadException("chart illegally contains absolute paths");
        }

        name = SlashPath.Clean(name);
        if (name == ".")
        {
            throw new ChartLoadException($"chart illegally contains content outside the base directory: {GoQuote.Quote(path)}");
        }

        if (name.StartsWith("..", StringComparison.Ordinal))
        {
            throw new ChartLoadException("chart illegally references parent directory");
        }

        if (DrivePath().IsMatch(name))
        {
            throw new ChartLoadException("chart contains illegally named files");
        }

        return parts[0] == "Chart.yaml" ? throw new ChartLoadException("chart yaml not in base directory") : name;
    }

    private static void CheckSize(TarEntry entry, long remaining, ChartLimits limits)
    {
        if (entry.Length > remaining)
        {
            throw TooLarge(limits);
        }

        if (entry.Length > limits.MaxFileBytes)
        {
            throw new ChartLoadException($"decompressed chart file {GoQuote.Quote(entry.Name)} is larger than the maximum file size {limits.MaxFileBytes}");
        }
    }

    private static byte[] ReadData(TarEntry entry, long remaining, ChartLimits limits)
    {
        if (entry.DataStream is not { } stream)
        {
            return [];
        }

        var data = new byte[entry.Length];
        var read = stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
        return read < data.Length || read > remaining ? throw TooLarge(limits) : data;
    }

    private static ChartLoadException TooLarge(ChartLimits limits) => new($"decompressed chart is larger than the maximum size {limits.MaxChartBytes}");

    internal static byte[] WithoutMark(byte[] data) => data.AsSpan().StartsWith("\uFEFF"u8) ? data[3..] : data;

    [GeneratedRegex("^[a-zA-Z]:/")]
    private static partial Regex DrivePath();
}
