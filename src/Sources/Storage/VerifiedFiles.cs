using System.Collections.Concurrent;

namespace Flux.Sources.Storage;

/// <summary>Remembers which files had which digest, as long as their size and time stay the same. Bounded; thread-safe.</summary>
internal sealed class VerifiedFiles
{
    private const int MaxFiles = 100_000;

    private readonly ConcurrentDictionary<string, (string Digest, long Size, DateTimeOffset Modified)> _files = new(StringComparer.Ordinal);

    public void Add(string file, string digest, long size, DateTimeOffset modified)
    {
        if (_files.Count >= MaxFiles)
        {
            _files.Clear();
        }

        _files[file] = (digest, size, modified);
    }

    public bool IsUnchanged(string file, string digest)
    {
        if (!_files.TryGetValue(file, out var known) || known.Digest != digest)
        {
            return false;
        }

        var now = new FileInfo(file);
        if (now.Exists && now.Length == known.Size && now.LastWriteTimeUtc == known.Modified.UtcDateTime)
        {
            return true;
        }

        _files.TryRemove(file, out _);
        return false;
    }
}
