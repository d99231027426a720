using Flux.Manifests.Text;
using Flux.Sources.Files;

namespace Flux.Sources.Archives;

/// <summary>The state of one unpacking: what it has cost so far, and where names lead.</summary>
internal sealed class Unpacking(TreeDirectory tree, ArchiveReadOptions options)
{
    private long _bytes;
    private int _entries;

    public ArchiveReadOptions Options => options;

    public void CountEntry()
    {
        if (++_entries > options.Limits.MaxEntries)
        {
            throw new SourceException($"archive has more than the allowed {options.Limits.MaxEntries} entries");
        }
    }

    public void CountBytes(TarEntry entry)
    {
        if (entry.Size < 0 || entry.Size > options.Limits.MaxTotalBytes - _bytes || entry.Size > Array.MaxLength)
        {
            throw new SourceException($"tar {GoText.Quote(entry.Name)} is bigger than max archive size of {options.Limits.MaxTotalBytes} bytes");
        }

        _bytes += entry.Size;
    }

    public string[] Segments(string name)
    {
        var segments = name.Split('/').Where(segment => segment is not ("" or ".")).ToArray();
        return segments.Length <= options.Limits.MaxDepth
            ? segments
            : throw new SourceException($"archive nests deeper than the allowed {options.Limits.MaxDepth} directories");
    }

    public TreeDirectory DirectoryAt(ReadOnlySpan<string> segments)
    {
        var directory = tree;
        for (var i = 0; i < segments.Length; i++)
        {
            directory = directory.GetOrAddDirectory(segments[i])
                ?? throw new SourceException($"mkdir {options.DisplayRoot}/{string.Join('/', segments[..(i + 1)].ToArray())}: not a directory");
        }

        return directory;
    }
}
